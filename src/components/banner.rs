//! What has to be said in place: banners, notes, errors.

use leptos::prelude::*;

use super::{Icon, IconName, Tone};

/// A line on the ground of its meaning, with an action if there is one to take.
#[component]
pub fn Banner(
    /// Its meaning.
    tone: Tone,
    /// What happened, what was kept, what to do.
    children: Children,
    /// A button.
    #[prop(optional, into)]
    action: ViewFn,
    /// Read out at once, when it appears after something that a person did.
    #[prop(optional)]
    alert: bool,
) -> impl IntoView {
    let icon = match tone {
        Tone::Held => IconName::Check,
        Tone::Broke | Tone::Warn | Tone::Bad => IconName::Warning,
        Tone::Note => IconName::Pencil,
        Tone::Unsure | Tone::Sea | Tone::Quiet => IconName::Info,
    };
    view! {
        <div class=format!("banner {}", tone.class()) role=alert.then_some("alert")>
            <Icon name=icon />
            <div class="banner-text">{children()}</div>
            {action.run()}
        </div>
    }
}

/// A remark with a line at its side, in magenta where something was changed by hand.
#[component]
pub fn AsideNote(
    /// Its meaning; an amendment by default.
    #[prop(default = Tone::Note)]
    tone: Tone,
    /// The remark; what is bold takes the tone.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("aside-note {}", tone.class())>{children()}</div> }
}

/// What is wrong with what was typed: says what and how to put it right.
#[component]
pub fn ErrorNote(
    /// "A criterion needs a target before the pilot can start."
    #[prop(into)]
    text: String,
    /// So that a field can point at it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <p class="field-error" id=id role="alert">
            <Icon name=IconName::Warning />
            <span>{text}</span>
        </p>
    }
}
