//! What two pages share; none of it knows a record kind.

mod chart;
mod copy_button;
mod criterion_course;
mod dialog;
mod field;
pub mod format;
mod icon;
mod in_place;
mod keys;
mod long_work;
mod mark;
mod marked;
mod menu;
mod neat_line;
mod note;
mod number;
mod png;
mod progress;
mod prose;
mod row_window;
mod rows;
mod segmented;
mod show;
mod table;
mod toast;
mod weeks;

pub use chart::{ChartFigure, Saved};
pub use copy_button::CopyButton;
pub use criterion_course::CriterionCourse;
pub use dialog::{Dialog, closed, follow, open_while};
pub use field::{AreaField, CheckField, SelectField, TextField};
pub use icon::{Icon, IconName};
pub use in_place::{InPlace, focus_on, is_half_typed};
pub use keys::{focus, focus_is_free, focus_soon, on_key, plain_key};
pub use long_work::LongWork;
pub use mark::{Course, CourseMark, ProductMark, StageLook, StageMark, VerdictMark};
pub use marked::{Marked, marked};
pub use menu::{Menu, MenuItem, MenuList};
pub use neat_line::{NeatLine, NeatMark};
pub use note::{Banner, Empty};
pub use number::{Definition, HeadlineNumber, Help, IntervalTrack, Track};
pub use progress::Progress;
pub use prose::Prose;
pub use row_window::RowWindow;
pub use rows::For;
pub use segmented::{Card, ChoiceCards, Segmented};
pub use show::Show;
pub use table::{SortHead, sort_of};
pub use toast::{ToastHost, Toasts, provide_toasts, use_toasts};
pub use weeks::WeekLog;

use std::sync::atomic::{AtomicU32, Ordering};

/// An id for an element that no other has.
pub(crate) fn next_id(what: &str) -> String {
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    format!("{what}-{}", GIVEN.fetch_add(1, Ordering::Relaxed))
}
