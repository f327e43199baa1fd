//! Several commands as one step.

use super::{Command, Context, Refused};
use crate::journal::Change;

/// Carries out all of its commands or none, as one step that one undo takes back. Each decides from the
/// same records, so they should be about different ones.
pub struct Together {
    /// What is done, in words.
    pub what: String,
    /// The commands.
    pub commands: Vec<Box<dyn Command>>,
}

impl Command for Together {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let mut all = Change::new(self.what.clone());
        for command in &self.commands {
            for (record, set) in command.decide(context)?.set {
                all.set.entry(record).or_default().extend(set);
            }
        }
        Ok(all)
    }
}
