//! What belongs to this device and never enters a journal: the list of workspaces, "this is me", the
//! theme, the last copy, open survey rounds (`rounds.rs`).

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::OpenRound;
use crate::storage::{Message, Registry, StorageError, Tabs, WorkspaceDb, WorkspaceEntry};

/// This device. Cheap to copy; lives as long as the app.
#[derive(Clone, Copy)]
pub struct Device {
    registry: StoredValue<Option<Registry>, LocalStorage>,
    pub(super) rounds: RwSignal<Vec<OpenRound>>,
    tabs: StoredValue<Rc<RefCell<Option<Tabs>>>, LocalStorage>,
    entries: RwSignal<Vec<WorkspaceEntry>>,
    theme: RwSignal<String>,
}

impl Device {
    /// The handle, with nothing read yet. Called once, by the app's root.
    pub fn new() -> Device {
        Device {
            registry: StoredValue::new_local(None),
            rounds: RwSignal::new(Vec::new()),
            tabs: StoredValue::new_local(Rc::default()),
            entries: RwSignal::new(Vec::new()),
            theme: RwSignal::new(String::new()),
        }
    }

    /// Opens the device's database and joins the other tabs.
    pub async fn start(self, on_message: impl Fn(Message) + 'static) -> Result<(), StorageError> {
        let registry = Registry::open().await?;
        self.registry.set_value(Some(registry));
        let tabs = Tabs::join(move |message| {
            if message == Message::Device {
                leptos::task::spawn_local(async move {
                    // A list that can't be read again stays as it is.
                    let _ = self.read().await;
                });
            }
            on_message(message);
        });
        *self.tabs.get_value().borrow_mut() = Some(tabs);
        self.read().await
    }

    async fn read(self) -> Result<(), StorageError> {
        let registry = self.registry()?;
        self.entries.set(registry.workspaces().await?);
        self.read_rounds().await?;
        let theme = registry.setting("theme").await?.unwrap_or_default();
        self.show_theme(&theme);
        Ok(())
    }

    pub(super) fn registry(self) -> Result<Registry, StorageError> {
        let registry = self.registry.get_value();
        registry.ok_or_else(|| StorageError::Browser("the device's database is not open".to_owned()))
    }

    /// The workspaces of this browser, last opened first.
    pub fn entries(self) -> Vec<WorkspaceEntry> {
        self.entries.get()
    }

    /// The same, without being told of later changes.
    pub fn entries_untracked(self) -> Vec<WorkspaceEntry> {
        self.entries.get_untracked()
    }

    /// One of them.
    pub fn entry(self, id: &str) -> Option<WorkspaceEntry> {
        self.entries.with(|entries| entries.iter().find(|entry| entry.id == id).cloned())
    }

    /// One of them, without being told of later changes.
    pub fn entry_untracked(self, id: &str) -> Option<WorkspaceEntry> {
        self.entries.with_untracked(|entries| entries.iter().find(|entry| entry.id == id).cloned())
    }

    /// Keeps what is known of a workspace.
    pub async fn put(self, entry: WorkspaceEntry) -> Result<(), StorageError> {
        self.registry()?.put(&entry).await?;
        self.entries.update(|entries| {
            entries.retain(|known| known.id != entry.id);
            entries.insert(0, entry);
        });
        self.tell(&Message::Device);
        Ok(())
    }

    /// Erases a workspace for good, in all tabs.
    pub async fn erase(self, id: &str) -> Result<(), StorageError> {
        self.tell(&Message::Erasing(id.to_owned()));
        WorkspaceDb::erase(id).await?;
        self.registry()?.remove(id).await?;
        self.entries.update(|entries| entries.retain(|entry| entry.id != id));
        self.rounds.update(|rounds| rounds.retain(|round| round.workspace != id));
        self.tell(&Message::Device);
        Ok(())
    }

    /// `light`, `dark`, or empty for the system's.
    pub fn theme(self) -> String {
        self.theme.get()
    }

    /// Chooses a theme.
    pub async fn set_theme(self, theme: String) -> Result<(), StorageError> {
        self.registry()?.set("theme", &theme).await?;
        self.show_theme(&theme);
        self.tell(&Message::Device);
        Ok(())
    }

    fn show_theme(self, theme: &str) {
        self.theme.set(theme.to_owned());
        let root = document().document_element();
        if let Some(root) = root {
            // Setting a plain attribute of the root can't fail.
            let _ = if theme.is_empty() {
                root.remove_attribute("data-theme")
            } else {
                root.set_attribute("data-theme", theme)
            };
        }
    }

    /// Tells the other tabs.
    pub fn tell(self, message: &Message) {
        if let Some(tabs) = &*self.tabs.get_value().borrow() {
            tabs.tell(message);
        }
    }
}

impl Default for Device {
    fn default() -> Device {
        Device::new()
    }
}

/// This device, for any view under the app's root.
pub fn use_device() -> Device {
    expect_context::<Device>()
}
