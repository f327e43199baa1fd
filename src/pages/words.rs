//! Words and small views that several pages have in common.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::{IdeaStage, PilotStage};
use pilotbook_core::model::{Book, Choice, Verdict};
use pilotbook_core::{Time, order};

use crate::components::{StageLook, StageMark, format};
use crate::shell::look;
use crate::workspace::Workspace;

/// A count as the reader's browser writes it.
pub(super) fn number(count: usize) -> String {
    format::number(count as f64, 0)
}

/// A count with its noun.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// A word or sentence with a capital first.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| format!("{}{}", first.to_ascii_uppercase(), chars.as_str()))
}

/// The mark of an idea's stage, with its word.
pub(super) fn idea_mark(stage: IdeaStage) -> impl IntoView {
    view! { <StageMark stage=look(stage) word=true/> }
}

/// The mark of a pilot's stage, with its word.
pub(super) fn pilot_mark(stage: &PilotStage) -> impl IntoView + use<> {
    let look = match stage {
        PilotStage::Planned => StageLook::Planned,
        PilotStage::Running { .. } => StageLook::Running,
        PilotStage::Concluded(_, verdict) => StageLook::Concluded(*verdict),
    };
    view! { <StageMark stage=look word=true/> }
}

/// The names of teams or people.
pub(super) fn names<'a>(book: &Book, ids: impl IntoIterator<Item = &'a RecordId>) -> String {
    let names: Vec<String> =
        ids.into_iter().map(|id| book.name_of(id)).filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

/// The tone that a verdict has everywhere.
pub(super) fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Succeeded => "tone-held",
        Verdict::Failed => "tone-broke",
        Verdict::Inconclusive | Verdict::Abandoned => "tone-unsure",
    }
}

/// The people or teams of a workspace as options of a select, an empty one first.
pub(super) fn options_of(book: &Book, kind: &str) -> Vec<(String, String)> {
    let mut options: Vec<(String, String)> = book
        .snapshot()
        .live_of_kind(kind)
        .map(|(id, _)| (id.to_string(), book.title_of(id)))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    order::sort_by_key(&mut options, |(_, name)| name.to_lowercase());
    options.insert(0, (String::new(), "—".to_owned()));
    options
}

/// When something was: its day and, in the workspace's time zone, the time of day.
pub(super) fn when(workspace: Workspace, time: Time) -> String {
    let ms = time.unix_seconds().saturating_mul(1000);
    let zone = workspace.with_untracked(|book| book.settings().time_zone);
    format!("{}, {}", format::day(workspace.day_of(ms), workspace.today()), format::time_of_day(ms, &zone))
}

/// The severities as options of a select.
pub(super) fn severities() -> Vec<(String, String)> {
    [("1", "1, worst"), ("2", "2"), ("3", "3"), ("4", "4, least")]
        .map(|(value, word)| (value.to_owned(), word.to_owned()))
        .to_vec()
}

/// The same, with none first.
pub(super) fn severities_or_none() -> Vec<(String, String)> {
    std::iter::once((String::new(), "—".to_owned())).chain(severities()).collect()
}

/// The words of a choice as options of a select.
pub(super) fn choices<C: Choice>() -> Vec<(String, String)> {
    C::ALL.iter().map(|choice| (choice.word().to_owned(), choice.label().to_owned())).collect()
}

/// Opens the dialog that the address asks for (`do=…`), once; a link to a page can be a link to what is to be done
/// there. What can't be done, as after a while, isn't opened.
pub(super) fn open_asked(dialog: impl Fn(&str) -> Option<RwSignal<bool>> + 'static) {
    let (.., router) = crate::app::use_app();
    let asked = router.query("do");
    Effect::new(move |_| {
        let asked = asked.get();
        if asked.is_empty() {
            return;
        }
        router.set_query(&[("do", "")]);
        if let Some(open) = dialog(&asked) {
            open.set(true);
        }
    });
}
