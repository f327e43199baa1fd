//! A button that copies a text; where the browser refuses, the text is there to be copied by hand.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Dialog, Icon, IconName, next_id, use_toasts};

/// Copies a text to the clipboard, and says so.
#[component]
pub fn CopyButton(
    /// What the button says.
    label: &'static str,
    /// What is copied, read out after the label where there are several such buttons.
    #[prop(optional, into)]
    of: String,
    /// What is said afterwards.
    #[prop(into)]
    said: String,
    /// Makes the text.
    text: Callback<(), String>,
    /// The button's classes.
    #[prop(default = "btn")]
    class: &'static str,
) -> impl IntoView {
    let toasts = use_toasts();
    let refused = RwSignal::new(None::<String>);
    let name = (!of.is_empty()).then(|| format!("{label}: {of}"));
    let copy = move |_| {
        let (text, said) = (text.run(()), said.clone());
        spawn_local(async move {
            if copied(&text).await {
                toasts.show(said);
            } else {
                refused.try_set(Some(text));
            }
        });
    };
    view! {
        <button class=class type="button" aria-label=name on:click=copy><Icon name=IconName::Copy/>{label}</button>
        {move || refused.get().map(|text| view! { <ByHand text refused/> })}
    }
}

/// Whether the browser took the text.
async fn copied(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Pages that came over plain HTTP have none.
    if wasm_bindgen::JsValue::from(clipboard.clone()).is_undefined() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The text, selected.
#[component]
fn ByHand(text: String, refused: RwSignal<Option<String>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let (id, text) = (next_id("copy"), StoredValue::new(text));
    let field = NodeRef::<html::Textarea>::new();
    // It opens once it stands in the page, and goes away when it is closed.
    request_animation_frame(move || {
        open.try_set(true);
    });
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            refused.set(None);
        }
        now
    });
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            request_animation_frame(move || {
                // A focus that can't move stays; the text can be selected by hand.
                let _ = field.focus();
                field.select();
            });
        }
    });
    view! {
        <Dialog open title="Copy by hand".to_owned()
            footer=move || view! { <button class="btn primary" type="button" on:click=move |_| open.set(false)>"Close"</button> }>
            <div class="field">
                <label class="field-label" for=id.clone()>"This browser did not let the page copy. The text is selected: copy it with Ctrl C, or with a long press."</label>
                <div class="field-box"><textarea class="mono" id=id.clone() rows="12" readonly=true node_ref=field prop:value=text.get_value()></textarea></div>
            </div>
        </Dialog>
    }
}
