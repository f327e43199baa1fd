//! The survey rounds that are open on this device. Only the reading that a round becomes ever enters the journal.

use leptos::prelude::*;
use pilotbook_core::command::{CloseRound, Refused};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::ids::Ids;
use pilotbook_core::model::{Kind, Kpi, Reading};
use pilotbook_core::survey::{Asked, Round, RoundRefusal, Unreadable};

use super::{Device, Failure, Workspace, random_seed};
use crate::storage::{KeptRound, Message, Registry, StorageError};

/// A round that is open on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenRound {
    /// The workspace whose round it is.
    pub workspace: String,
    /// The key by which it is changed.
    pub key: String,
    /// The round, if it can be read.
    pub round: Result<Round, Unreadable>,
}

impl Device {
    pub(super) async fn read_rounds(self) -> Result<(), StorageError> {
        let kept = self.registry()?.rounds().await?;
        let open = kept.into_iter().map(|KeptRound { workspace, key, text }| OpenRound {
            workspace,
            key,
            round: Round::of_text(&text),
        });
        let open: Vec<OpenRound> = open.collect();
        if self.rounds.with_untracked(|shown| *shown != open) {
            self.rounds.set(open);
        }
        Ok(())
    }

    /// Changes the round of a key, or deletes it. Other tabs' changes in between count, too.
    async fn change_round(
        self,
        key: &str,
        change: impl FnOnce(Option<Round>) -> Result<Option<Round>, Failure>,
    ) -> Result<(), Failure> {
        let changed = self
            .registry()?
            .change_round(key, |text| {
                let round = text.map(|text| Round::of_text(&text)).transpose();
                let round = round.map_err(|unreadable| Failure::Other(unreadable.to_string()))?;
                Ok::<_, Failure>(change(round)?.map(|round| round.to_text()))
            })
            .await;
        // What another tab did shows also where this was refused.
        self.read_rounds().await?;
        changed?;
        self.tell(&Message::Device);
        Ok(())
    }

    pub(super) async fn move_rounds(self, from: &str, to: &str) -> Result<(), StorageError> {
        self.registry()?.move_rounds(from, to).await?;
        self.read_rounds().await
    }
}

/// A change of a round that must still be there.
fn of_open(
    change: impl FnOnce(&mut Round) -> Result<(), RoundRefusal>,
) -> impl FnOnce(Option<Round>) -> Result<Option<Round>, Failure> {
    move |round| {
        let gone = || Failure::Other("This round was closed or thrown away in another tab.".to_owned());
        let mut round = round.ok_or_else(gone)?;
        change(&mut round).map_err(Refused::from)?;
        Ok(Some(round))
    }
}

impl Workspace {
    /// The rounds that are open on this device; the caller runs again when they change.
    pub fn rounds(self) -> Vec<OpenRound> {
        // Another workspace that is opened has its own.
        self.version.track();
        let id = self.id();
        self.device
            .rounds
            .with(|rounds| rounds.iter().filter(|round| round.workspace == id).cloned().collect())
    }

    /// The open rounds of a KPI: one, but where two workspaces were joined.
    pub fn rounds_of(self, kpi: &RecordId) -> Vec<OpenRound> {
        let own = Registry::round_key(&self.id(), kpi.as_str());
        let is_of = |open: &OpenRound| match &open.round {
            Ok(round) => round.kpi() == kpi,
            Err(Unreadable) => open.key == own,
        };
        self.rounds().into_iter().filter(is_of).collect()
    }

    /// Begins a round. Refused where one is open already, begun in another tab meanwhile: it has a question of its own.
    pub async fn begin_round(self, kpi: Kpi, asked: Asked) -> Result<(), Failure> {
        let reading = Ids::new(random_seed()).next(Reading::NAME);
        let reading =
            reading.ok_or_else(|| Failure::Other("No id could be made for the reading.".to_owned()))?;
        let key = Registry::round_key(&self.id(), kpi.id.as_str());
        let round = Round::begin(&kpi, reading, asked, self.today()).map_err(Refused::from)?;
        let begun = "A round of this KPI was begun in another tab, with a question of its own. It stays as it is, and yours was \
                     not begun. Go on asking, or close that round first.";
        let begin = |open: Option<Round>| match open {
            None => Ok(Some(round)),
            Some(_) => Err(Failure::Other(begun.to_owned())),
        };
        self.device.change_round(&key, begin).await
    }

    /// Counts an answer.
    pub async fn answer(self, key: &str, answer: usize) -> Result<(), Failure> {
        self.device.change_round(key, of_open(|round| round.answer(answer))).await
    }

    /// Takes back the answer that was given last on this screen.
    pub async fn take_back(self, key: &str, answer: usize) -> Result<(), Failure> {
        self.device.change_round(key, of_open(|round| round.take_back(answer))).await
    }

    /// Deletes a round with its answers, also one that can't be read.
    pub async fn throw_round_away(self, key: &str) -> Result<(), Failure> {
        self.device.registry()?.change_round(key, |_| Ok::<_, StorageError>(None)).await?;
        self.device.read_rounds().await?;
        self.device.tell(&Message::Device);
        Ok(())
    }

    /// Writes a round's counts as one reading of today and deletes the round; says how many answered. Begun again after a
    /// crash, or in two tabs, it writes the same reading. Refused, the round goes on.
    pub async fn close_round(self, key: &str, note: String) -> Result<u32, Failure> {
        let mut closing = None;
        let kpi = |round: &Round| self.with_untracked(|book| book.get::<Kpi>(round.kpi()));
        let close = |round: &mut Round| -> Result<(), RoundRefusal> {
            // Of a KPI in the trash the command says so, and what to do.
            if let Some(kpi) = kpi(round) {
                round.close(&kpi)?;
            }
            closing = Some(round.clone());
            Ok(())
        };
        self.device.change_round(key, of_open(close)).await?;
        let round = closing.ok_or_else(|| Failure::Other("There is no round to close.".to_owned()))?;
        let (given, reading) = (round.given(), round.reading().clone());
        match self.run(CloseRound { round, day: self.today(), note }).await {
            Ok(_) => {
                // Another tab may have closed it too and begun the next one, which stays.
                let rest = |open: Option<Round>| Ok(open.filter(|open| *open.reading() != reading));
                self.device.change_round(key, rest).await.map(|()| given)
            }
            Err(failure) => {
                let go_on = |round: &mut Round| {
                    round.go_on();
                    Ok(())
                };
                // It stays marked where this fails too; closing it again is all that can be done with it then.
                let _ = self.device.change_round(key, of_open(go_on)).await;
                Err(failure)
            }
        }
    }
}
