//! What a report says, briefly; tests of what comes in as rows use it too.

use pilotbook_core::exchange::rows::RowsReport;

/// Warnings and rejections as `record field "text"` and `record reason`.
pub fn said(report: &RowsReport) -> Vec<String> {
    let rejected = report.rejected.iter().map(|r| format!("{} {}", r.record, r.reason));
    let warnings = report.warnings.iter().map(|w| format!("{} {} {:?}", w.record, w.field.name(), w.value));
    rejected.chain(warnings).collect()
}
