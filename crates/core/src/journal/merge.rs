//! Merge is set union (section 8); all that can go wrong is that files don't belong together.

use super::file::{Document, Refusal, RefusalCode};
use super::{Journal, Problems};
use crate::order;

/// Several files as one workspace.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// The workspace's id, if any file gave one that counts.
    pub workspace: Option<String>,
    /// The union of the transactions.
    pub journal: Journal,
    /// What is odd about the files themselves.
    pub problems: Problems,
}

/// Merges files. Those of another workspace are refused unless they are to `join`; then the least id
/// stays.
pub fn merge(documents: Vec<Document>, join: bool) -> Result<Merged, Refusal> {
    let mut merged = Merged::default();
    let (mut counting, mut given) = (Vec::new(), Vec::new());
    for document in documents {
        for problem in document.problems.iter() {
            merged.problems.add(problem.clone());
        }
        let workspace = document.workspace.clone();
        let journal = document.into_journal()?;
        if journal.is_empty() { &mut given } else { &mut counting }.extend(workspace);
        merged.journal.extend(&journal);
    }
    let counting: Vec<String> = order::set(counting).into_iter().collect();
    if counting.len() > 1 && !join {
        let message = format!(
            "These files are of different workspaces ({}). Nothing was changed. Open the file as a \
             workspace of its own, or join the two on purpose.",
            counting.join(", ")
        );
        return Err(Refusal::new(RefusalCode::OtherWorkspace, message));
    }
    let ids = if merged.journal.is_empty() { given } else { counting };
    merged.workspace = ids.into_iter().min();
    Ok(merged)
}
