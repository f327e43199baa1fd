//! Database `pilotbook`: the list of workspaces, and what belongs to this device alone: its settings, and the survey
//! rounds that are open on it (`rounds.rs`).

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use serde::{Deserialize, Serialize};

use super::{StorageError, rounds};
use pilotbook_core::order;

/// One workspace of this browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkspaceEntry {
    /// Its id.
    pub id: String,
    /// Its name when it was last open here.
    pub name: String,
    /// Whether it is the sample, which is deleted on leaving.
    #[serde(default)]
    pub sample: bool,
    /// The person who uses it on this device ("this is me"), if set.
    #[serde(default)]
    pub me: Option<String>,
    /// When a whole copy last left this browser: milliseconds since 1970-01-01 UTC.
    #[serde(default)]
    pub copied_at: Option<f64>,
    /// How many transactions it had then.
    #[serde(default)]
    pub copied_transactions: u32,
    /// When it was last open: milliseconds since 1970-01-01 UTC.
    #[serde(default)]
    pub opened_at: f64,
}

/// The device's own database.
#[derive(Clone)]
pub struct Registry {
    pub(super) db: std::rc::Rc<Database>,
}

impl Registry {
    /// Opens it, making it first where it isn't there.
    pub async fn open() -> Result<Registry, StorageError> {
        let db = Database::open("pilotbook")
            .with_version(1u8)
            .with_on_upgrade_needed(|_, db| {
                db.create_object_store("workspaces").build()?;
                db.create_object_store("device").build()?;
                Ok(())
            })
            .await?;
        Ok(Registry { db: std::rc::Rc::new(db) })
    }

    /// The workspaces, last opened first.
    pub async fn workspaces(&self) -> Result<Vec<WorkspaceEntry>, StorageError> {
        let tx = self.db.transaction("workspaces").build()?;
        let texts = tx.object_store("workspaces")?.get_all::<String>().primitive()?.await?;
        let mut entries = Vec::new();
        for text in texts {
            let entry: WorkspaceEntry =
                serde_json::from_str(&text?).map_err(|error| StorageError::Damaged(error.to_string()))?;
            entries.push(entry);
        }
        order::sort_by(&mut entries, |a, b| {
            b.opened_at.total_cmp(&a.opened_at).then_with(|| a.id.cmp(&b.id))
        });
        Ok(entries)
    }

    /// Keeps what is known of a workspace.
    pub async fn put(&self, entry: &WorkspaceEntry) -> Result<(), StorageError> {
        let text = serde_json::to_string(entry).map_err(|error| StorageError::Damaged(error.to_string()))?;
        self.write("workspaces", &entry.id, Some(text)).await
    }

    /// Takes a workspace off the list, and its survey rounds with it.
    pub async fn remove(&self, id: &str) -> Result<(), StorageError> {
        let tx = self.db.transaction(["workspaces", "device"]).with_mode(TransactionMode::Readwrite);
        let tx = tx.with_options(strict()).build()?;
        let device = tx.object_store("device")?;
        for key in rounds::keys_of(&device, id).await? {
            drop(device.delete(key.as_str()).primitive()?);
        }
        drop(tx.object_store("workspaces")?.delete(id).primitive()?);
        tx.commit().await?;
        Ok(())
    }

    /// A setting of the device.
    pub async fn setting(&self, key: &str) -> Result<Option<String>, StorageError> {
        let tx = self.db.transaction("device").build()?;
        Ok(tx.object_store("device")?.get::<String, _, _>(key).primitive()?.await?)
    }

    /// Keeps a setting of the device.
    pub async fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.write("device", key, Some(value.to_owned())).await
    }

    async fn write(&self, store: &str, key: &str, value: Option<String>) -> Result<(), StorageError> {
        let tx = self
            .db
            .transaction(store)
            .with_mode(TransactionMode::Readwrite)
            .with_options(strict())
            .build()?;
        let objects = tx.object_store(store)?;
        match value {
            Some(value) => drop(objects.put(value).with_key(key).primitive()?),
            None => drop(objects.delete(key).primitive()?),
        }
        tx.commit().await?;
        Ok(())
    }
}

/// What is committed has reached the disk.
pub(super) fn strict() -> TransactionOptions {
    TransactionOptions::new().with_durability(TransactionDurability::Strict)
}
