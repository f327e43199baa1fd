//! Where the data lies: IndexedDB, and nothing else.
//!
//! Database `pilotbook` holds the list of workspaces and the device's own settings; `pilotbook-<id>`
//! holds one workspace: its journal (transactions and, by page of records, their writes) and its pages
//! (the records as they stand). `docs/ARCHITECTURE.md` tells why.

mod database;
mod error;
mod journal;
mod js;
mod layout;
mod out_file;
mod registry;
mod rounds;
mod tabs;
mod work;

pub use database::{Loaded, Meta, NewContents, WorkspaceDb};
pub use error::StorageError;
pub use layout::Layout;
pub use out_file::{BackRead, OutFile};
pub use registry::{Registry, WorkspaceEntry};
pub use rounds::KeptRound;
pub use tabs::{Message, Tabs};
pub use work::{FINISHING, Told, Work};
