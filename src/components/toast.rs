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
    held: StoredValue<(bool, bool)>,
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
        self.held.set_value((false, false));
        self.go_on();
    }

    fn go_on(self) {
        self.timer.set_value(Some(Timeout::new(STAYS, move || self.shown.set(None))));
    }

    /// It stays for as long as the pointer or the focus is on it.
    fn hold(self, by: Held, on: bool) {
        self.held.update_value(|(pointer, focus)| match by {
            Held::Pointer => *pointer = on,
            Held::Focus => *focus = on,
        });
        match self.held.get_value() {
            (false, false) => self.go_on(),
            _ => self.timer.set_value(None),
        }
    }
}

/// What holds a toast.
#[derive(Clone, Copy)]
enum Held {
    Pointer,
    Focus,
}

/// Makes the place for toasts. Called once, by the app's root.
pub fn provide_toasts() {
    provide_context(Toasts {
        shown: RwSignal::new(None),
        timer: StoredValue::new_local(None),
        held: StoredValue::new((false, false)),
    });
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
                <div class="toast" on:mouseenter=move |_| toasts.hold(Held::Pointer, true) on:mouseleave=move |_| toasts.hold(Held::Pointer, false)
                    on:focusin=move |_| toasts.hold(Held::Focus, true) on:focusout=move |_| toasts.hold(Held::Focus, false)>
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
