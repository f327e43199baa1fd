//! The journal: a workspace is a set of transactions, merge is set union, what is shown is a function
//! of that set alone. `docs/DATA.md` describes it; the section numbers in here are that page's.

mod apply;
mod clock;
mod file;
mod file_read_back;
mod file_write;
mod import;
#[expect(clippy::module_inception, reason = "the set of transactions is what the module is about")]
mod journal;
mod merge;
mod name;
mod page;
mod problem;
mod project;
mod records;
mod register;
mod snapshot;
mod stamp;
mod transaction;
mod typed;
mod write;

pub use apply::{Diff, Library, Loaded, Need, Part, Stored, apply, apply_part, parts};
pub use clock::Clock;
pub use file::{Document, Refusal, RefusalCode};
pub use file_read_back::{FileReadBack, ReadBackError};
pub use file_write::{
    Export, Pieces, file_pieces, pieces_without_history, write_file, write_without_history,
};
pub use import::{ImportPlan, PlannedRecord, Skipped, plan_import};
pub use journal::{Added, Journal};
pub use merge::{Merged, merge};
pub use name::{Field, RecordId};
pub use page::{PageError, decode_page, encode_page};
pub use problem::{Level, Problem, Problems};
pub use project::{Projector, conflicts, project, project_at};
pub use register::{Head, Register};
pub use snapshot::{Record, Snapshot, State};
pub use stamp::{Actor, Stamp};
pub use transaction::{Content, Transaction, TransactionReader, Write, fits};
pub use typed::{FieldType, Schema, typed_problems};
pub use write::{Change, new_transaction};
