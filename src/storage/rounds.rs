//! The survey rounds that are open on this device: texts in the store `device`, a round a key. A change reads and writes
//! in one transaction, so that the answers of two tabs are both counted.

use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;

use super::StorageError;
use super::registry::{Registry, strict};

/// What is kept of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRound {
    /// The workspace whose round it is.
    pub workspace: String,
    /// The key it lies at.
    pub key: String,
    /// Its text.
    pub text: String,
}

/// What the keys of all rounds begin with.
const ROUND: &str = "round ";

/// What the keys of a workspace's rounds begin with. Ids of workspaces hold no space.
fn prefix(workspace: &str) -> String {
    format!("{ROUND}{workspace} ")
}

pub(super) async fn keys_of(device: &ObjectStore<'_>, workspace: &str) -> Result<Vec<String>, StorageError> {
    keys_under(device, &prefix(workspace)).await
}

async fn keys_under(device: &ObjectStore<'_>, prefix: &str) -> Result<Vec<String>, StorageError> {
    let mut keys = Vec::new();
    for key in device.get_all_keys::<String>().primitive()?.await? {
        let key = key?;
        if key.starts_with(prefix) {
            keys.push(key);
        }
    }
    Ok(keys)
}

impl Registry {
    /// The key of a workspace's round of a KPI: one is open at a time.
    pub fn round_key(workspace: &str, kpi: &str) -> String {
        format!("{}{kpi}", prefix(workspace))
    }

    /// All rounds of this device.
    pub async fn rounds(&self) -> Result<Vec<KeptRound>, StorageError> {
        let tx = self.db.transaction("device").build()?;
        let device = tx.object_store("device")?;
        let mut rounds = Vec::new();
        for key in keys_under(&device, ROUND).await? {
            let workspace = key.split(' ').nth(1).unwrap_or_default().to_owned();
            if let Some(text) = device.get::<String, _, _>(key.as_str()).primitive()?.await? {
                rounds.push(KeptRound { workspace, key, text });
            }
        }
        Ok(rounds)
    }

    /// Changes the round of a key: what is there (none where nothing is) becomes what `change` answers (none deletes it).
    /// Where that refuses, everything stays as it was.
    pub async fn change_round<E: From<StorageError>>(
        &self,
        key: &str,
        change: impl FnOnce(Option<String>) -> Result<Option<String>, E>,
    ) -> Result<(), E> {
        let read = async {
            let tx = self.db.transaction("device").with_mode(TransactionMode::Readwrite);
            let tx = tx.with_options(strict()).build()?;
            let before = tx.object_store("device")?.get::<String, _, _>(key).primitive()?.await?;
            Ok::<_, StorageError>((tx, before))
        };
        let (tx, before) = read.await?;
        // Dropping the transaction takes everything back.
        let after = change(before)?;
        let write = async {
            let device = tx.object_store("device")?;
            match after {
                Some(text) => drop(device.put(text).with_key(key).primitive()?),
                None => drop(device.delete(key).primitive()?),
            }
            tx.commit().await?;
            Ok::<_, StorageError>(())
        };
        Ok(write.await?)
    }

    /// Gives a workspace's rounds to another one, into which it was joined. Where that has a round of the same KPI, both stay.
    pub async fn move_rounds(&self, from: &str, to: &str) -> Result<(), StorageError> {
        let tx = self.db.transaction("device").with_mode(TransactionMode::Readwrite);
        let tx = tx.with_options(strict()).build()?;
        let device = tx.object_store("device")?;
        let mut taken = keys_of(&device, to).await?;
        for key in keys_of(&device, from).await? {
            let text = device.get::<String, _, _>(key.as_str()).primitive()?.await?;
            let mut new = key.replacen(&prefix(from), &prefix(to), 1);
            while taken.contains(&new) {
                new.push_str(" too");
            }
            if let Some(text) = text {
                drop(device.put(text).with_key(new.as_str()).primitive()?);
                taken.push(new);
            }
            drop(device.delete(key.as_str()).primitive()?);
        }
        tx.commit().await?;
        Ok(())
    }
}
