//! A dialog: the browser's own, which keeps the focus inside and gives it back.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, IconName, Show, next_id};

/// Opens and closes the browser's dialog with a signal.
pub fn follow(dialog: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            // It can fail only where the dialog is open already.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
}

/// The browser closed its dialog, with Esc say. It says so a moment later, and may have been asked to open it again by then.
pub fn closed(dialog: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    if dialog.get_untracked().is_none_or(|dialog| !dialog.open()) {
        open.set(false);
    }
}

/// A dialog's `open` that is true while there is something that the dialog is about. Once closed it lets go of that.
pub fn open_while<T: Send + Sync + 'static>(about: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(about.with(Option::is_some)));
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            about.set(None);
        }
        is
    });
    open
}

/// A dialog that is open while `open` is true. What stands in it is made anew at each opening.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is for.
    #[prop(into)]
    title: Signal<String>,
    /// About what.
    #[prop(optional, into)]
    subtitle: Signal<String>,
    /// For a question.
    #[prop(optional)]
    small: bool,
    /// For a long form.
    #[prop(optional)]
    wide: bool,
    /// The way out, left of the primary button.
    #[prop(into)]
    footer: ViewFn,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let id = next_id("dialog");
    let heading = id.clone();
    follow(dialog, open);
    view! {
        <dialog node_ref=dialog class="dialog" class:small=small class:wide=wide aria-labelledby=id
            on:close=move |_| closed(dialog, open)>
            <Show when=move || open.get()>
                <div class="dialog-frame">
                    <header class="dialog-head">
                        <div>
                            <h2 id=heading.clone()>{move || title.get()}</h2>
                            {move || (!subtitle.get().is_empty()).then(|| view! { <p class="caption">{subtitle.get()}</p> })}
                        </div>
                    </header>
                    <div class="dialog-body">{children()}</div>
                    <footer class="dialog-foot">{footer.run()}</footer>
                    // Last, so that the browser gives the focus to the first field.
                    <button class="btn ghost icon-only dialog-close" type="button" aria-label="Close" title="Close"
                        on:click=move |_| open.set(false)>
                        <Icon name=IconName::Close/>
                    </button>
                </div>
            </Show>
        </dialog>
    }
}
