//! A toast: what happened, one at a time, for eight seconds.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// How long a toast stays, in milliseconds.
const STAYS: u32 = 8_000;

/// Where any view says what happened. Cheap to copy; lives as long as the app.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Option<Toast>>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

#[derive(Clone, Debug)]
struct Toast {
    text: String,
    action: Option<(String, Callback<()>)>,
}

impl Toasts {
    /// Says what happened.
    pub fn show(self, text: impl Into<String>) {
        self.put(Toast { text: text.into(), action: None });
    }

    /// Says what happened, with one thing to do about it.
    pub fn offer(self, text: impl Into<String>, action: impl Into<String>, act: Callback<()>) {
        self.put(Toast { text: text.into(), action: Some((action.into(), act)) });
    }

    fn put(self, toast: Toast) {
        self.shown.set(Some(toast));
        self.go_on();
    }

    fn go_on(self) {
        self.timer.set_value(Some(Timeout::new(STAYS, move || self.shown.set(None))));
    }

    fn pause(self) {
        self.timer.set_value(None);
    }
}

/// Makes the place for toasts. Called once, by the app's root.
pub fn provide_toasts() {
    provide_context(Toasts { shown: RwSignal::new(None), timer: StoredValue::new_local(None) });
}

/// Where to say what happened, for any view under the app's root.
pub fn use_toasts() -> Toasts {
    expect_context::<Toasts>()
}

/// Where toasts appear.
#[component]
pub fn ToastHost() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toast-place" role="status">
            {move || toasts.shown.get().map(|toast| view! {
                <div class="toast" on:mouseenter=move |_| toasts.pause() on:mouseleave=move |_| toasts.go_on()
                    on:focusin=move |_| toasts.pause() on:focusout=move |_| toasts.go_on()>
                    <span class="toast-text">{toast.text}</span>
                    {toast.action.map(|(label, act)| view! {
                        <button class="toast-action" type="button" on:click=move |_| {
                            toasts.shown.set(None);
                            act.run(());
                        }>{label}</button>
                    })}
                </div>
            })}
        </div>
    }
}
