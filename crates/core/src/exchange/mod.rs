//! What comes in from and goes out to other programs.

pub mod behind;
pub mod copy;
pub mod csv;
pub mod csv_write;
pub mod history;
pub mod import_rows;
pub mod json_schema;
pub mod page_markdown;
pub mod pasted;
pub mod radar;
pub mod recipe;
pub mod rows;
pub mod table;
