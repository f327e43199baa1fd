//! Other tabs of the same browser: a message only wakes them; what they then read decides.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Something was written to that workspace.
    Wrote(String),
    /// That workspace is to be erased: let go of it.
    Erasing(String),
    /// The list of workspaces or a setting of the device changed.
    Device,
}

/// The channel between the tabs. Without one (an old browser) tabs catch up at their next save.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Tabs {
    /// Joins, and hears the other tabs.
    pub fn join(on_message: impl Fn(Message) + 'static) -> Tabs {
        let channel = BroadcastChannel::new("pilotbook").ok();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                if let Some(message) = data.as_deref().and_then(read) {
                    on_message(message);
                }
            })
        });
        Tabs { channel, _listener: listener }
    }

    /// Tells the other tabs.
    pub fn tell(&self, message: &Message) {
        let text = match message {
            Message::Wrote(workspace) => format!("wrote {workspace}"),
            Message::Erasing(workspace) => format!("erasing {workspace}"),
            Message::Device => "device".to_owned(),
        };
        if let Some(channel) = &self.channel {
            // A closed channel means that this page is going away.
            let _ = channel.post_message(&text.into());
        }
    }
}

fn read(text: &str) -> Option<Message> {
    match text.split_once(' ') {
        Some(("wrote", workspace)) => Some(Message::Wrote(workspace.to_owned())),
        Some(("erasing", workspace)) => Some(Message::Erasing(workspace.to_owned())),
        _ => (text == "device").then_some(Message::Device),
    }
}
