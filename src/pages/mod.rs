//! The pages: each composes what it reads from the workspace with components, and sends commands.

mod amend_form;
mod check_in_form;
mod conclude_form;
mod conclude_impacts;
mod criteria_fields;
mod criteria_plan;
mod criteria_table;
mod data;
mod data_tables;
mod drafts;
mod files;
mod first_run;
mod form;
mod goal;
mod goal_agree;
mod goal_facts;
mod goal_form;
mod goal_kpis;
mod goal_serves;
mod goals;
mod goals_elsewhere;
mod goals_idea;
mod goals_look;
mod goals_matrix;
mod goals_mismatches;
mod goals_opposite;
mod goals_row;
mod goals_vision;
mod history;
mod idea;
mod idea_facts;
mod idea_score;
mod idea_tried;
mod ideas;
mod ideas_board;
mod ideas_bulk;
mod ideas_filter;
mod ideas_table;
mod import_csv;
mod import_fields;
mod import_file;
mod import_preview;
mod import_reading;
mod import_values;
mod issue;
mod issue_deeds;
mod issue_facts;
mod issue_form;
mod issue_list;
mod issue_raise;
mod issue_standing;
mod issues;
mod kpi;
mod kpi_agreements;
mod kpi_facts;
mod kpi_form;
mod kpi_readings;
mod kpi_serving;
mod kpi_standing;
mod kpi_templates;
mod kpi_trend;
mod learning;
mod learning_edit;
mod learning_filter;
mod learning_follow_ups;
mod learning_form;
mod learning_list;
mod learning_matrix;
mod lifecycle;
mod metrics;
mod metrics_behind;
mod metrics_charts;
mod metrics_headline;
mod metrics_help;
mod metrics_numbers;
mod metrics_parts;
mod metrics_technologies;
mod metrics_together;
mod not_here;
mod outcome_actions;
mod outcome_details;
mod outcome_entry;
mod outcome_recognition;
mod outcomes;
mod overview;
mod overview_attention;
mod overview_begun;
mod overview_goals;
mod overview_learning;
mod overview_meeting;
mod overview_meeting_draft;
mod overview_meeting_items;
mod overview_meeting_notes;
mod overview_numbers;
mod pilot;
mod pilot_actions;
mod pilot_amendments;
mod pilot_check_ins;
mod pilot_facts;
mod pilots;
mod plan_form;
mod read_as;
mod reading_form;
mod reading_paste;
mod record_field;
mod record_set;
mod report_dialog;
mod review_notes;
mod review_parts;
mod review_unfinished;
mod scope_bar;
mod serves;
mod settings;
mod start_form;
mod survey_card;
mod survey_close;
mod survey_open;
mod survey_screen;
mod survey_start;
mod talk;
mod text;
mod text_draft;
mod text_edit;
mod text_onboarding;
mod texts;
mod ticks;
mod time_field;
mod trash;
mod words;

pub use drafts::Drafts;
pub use files::{download, save_copy};
pub use not_here::NotHere;

use leptos::prelude::*;

use crate::route::{Page, use_router};

/// The page that the address names.
#[component]
pub fn PageView() -> impl IntoView {
    let router = use_router();
    // A page is made anew only when another page or record is meant, not when its state changes.
    let page = Memo::new(move |_| {
        let route = router.get();
        (route.workspace, route.page)
    });
    move || match page.get().1 {
        Page::Overview => view! { <overview::Overview/> }.into_any(),
        Page::Ideas => view! { <ideas::Ideas/> }.into_any(),
        Page::Idea(id) => view! { <idea::IdeaPage id/> }.into_any(),
        Page::Pilots => view! { <pilots::Pilots/> }.into_any(),
        Page::Pilot(id) => view! { <pilot::PilotPage id/> }.into_any(),
        Page::Outcomes => view! { <outcomes::Outcomes/> }.into_any(),
        Page::Metrics => view! { <metrics::MetricsPage/> }.into_any(),
        Page::Goals => view! { <goals::Goals/> }.into_any(),
        Page::Goal(id) => view! { <goal::GoalPage id/> }.into_any(),
        Page::Kpi(id) => view! { <kpi::KpiPage id/> }.into_any(),
        Page::Issues => view! { <issues::Issues/> }.into_any(),
        Page::Issue(id) => view! { <issue::IssuePage id/> }.into_any(),
        Page::Learning => view! { <learning::Learning/> }.into_any(),
        Page::Pages => view! { <texts::Texts/> }.into_any(),
        Page::Text(id) => view! { <text::TextPage id/> }.into_any(),
        Page::Data => view! { <data::DataPage/> }.into_any(),
        Page::Settings => view! { <settings::SettingsPage/> }.into_any(),
        Page::Trash => view! { <trash::Trash/> }.into_any(),
        Page::Unknown => view! { <not_here::NoPage/> }.into_any(),
    }
}
