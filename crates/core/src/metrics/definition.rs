//! "How is this counted?" The definitions in plain words: the one place that screens and reports show.

/// A metric's definition for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The metric's id.
    pub id: &'static str,
    /// How it is counted, in plain words.
    pub words: &'static str,
    /// Where the formula comes from; empty where it is plain counting.
    pub source: &'static str,
}

/// The plain words of a metric's definition; empty for an id that isn't known.
pub fn definition(id: &str) -> &'static str {
    DEFINITIONS.iter().find(|definition| definition.id == id).map_or("", |definition| definition.words)
}

const WILSON: &str = "Wilson 1927";
const KAPLAN_MEIER: &str = "Kaplan & Meier 1958; Brookmeyer & Crowley 1982";
const LITTLE: &str = "Little 2011";
const BRIER: &str = "Brier 1950";
const ROCKS: &str = "Rocks 2016";
const DORA: &str = "DORA; Wilson 1927";

const fn define(id: &'static str, source: &'static str, words: &'static str) -> Definition {
    Definition { id, words, source }
}

/// All metrics, in the order of `docs/METRICS.md`.
pub const DEFINITIONS: &[Definition] = &[
    define("ideas.new", "", "Ideas created in the period. An idea without a day of creation isn't counted."),
    define(
        "ideas.contributors",
        "",
        "How many different people proposed the period's new ideas. Ideas without a proposer are left out.",
    ),
    define(
        "ideas.by_month",
        "",
        "New ideas in every month of the period, months without any included. Only days in the period count.",
    ),
    define(
        "ideas.by_team",
        "",
        "New ideas of the period by the team that owns them, most first. A dash stands for ideas without a team.",
    ),
    define("pilots.started", "", "Pilots whose start lies in the period. Planned pilots aren't counted."),
    define("pilots.concluded", "", "Pilots whose outcome was decided in the period, whenever they started."),
    define(
        "pilots.running",
        "",
        "Pilots started on or before the period's last day, without an outcome decided by then.",
    ),
    define("pilots.succeeded", "", "Pilots concluded in the period with the verdict succeeded."),
    define("pilots.failed", "", "Pilots concluded in the period with the verdict failed: the answer was no."),
    define(
        "pilots.inconclusive",
        "",
        "Pilots concluded in the period with the verdict inconclusive: they ran and gave no answer.",
    ),
    define(
        "pilots.abandoned",
        "",
        "Pilots concluded in the period with the verdict abandoned: they were stopped before they could answer.",
    ),
    define(
        "success_within",
        "Aalen & Johansen 1978; Marubini & Valsecchi 1995",
        "Of the pilots started in the period, the share that succeeded within that many days of their start. \
         Pilots that still run count for as long as they have run, and those that ended otherwise can't succeed \
         any more, so that slow failures don't make the share look better than it is. The range is the 95 % \
         interval. Pilots with an outcome dated before their start are left out.",
    ),
    define(
        "pilots.success_rate",
        WILSON,
        "Pilots that succeeded, of all pilots concluded in the period. The range is the 95 % interval. Pilots that \
         still run aren't in it, and among them may be slow failures, so it says beside it how many still run and \
         how many of them are past their planned end.",
    ),
    define(
        "pilots.decisive_success_rate",
        WILSON,
        "Pilots that succeeded, of those concluded in the period that gave an answer: succeeded or failed.",
    ),
    define(
        "pilots.success_by_team",
        WILSON,
        "Pilots that succeeded, of those concluded in the period, by the team that owns the idea. Teams with more \
         concluded pilots come first; they aren't ordered by rate, because rates of few pilots vary by chance.",
    ),
    define(
        "funnel",
        WILSON,
        "How far the ideas created in the period have come by now: shortlisted (or with a pilot), a pilot started, \
         an outcome decided, succeeded, and decided to adopt. Each step shows its share of the step before.",
    ),
    define(
        "time_to_pilot",
        KAPLAN_MEIER,
        "Days from an idea's creation to the start of its first pilot, over the ideas created in the period and \
         among ideas while they are neither declined nor parked. Ideas that still wait count for as long as they \
         have waited. Left out: pilots started before the idea was written down, and ideas declined or parked on a \
         day that isn't known.",
    ),
    define(
        "pilot_duration",
        KAPLAN_MEIER,
        "Days from a pilot's start to its outcome, over the pilots started in the period. Pilots that still run \
         count for as long as they have run. Left out: outcomes dated before the start.",
    ),
    define(
        "flow.by_month",
        "",
        "For every month of the period: pilots started in it, concluded in it, and running at its end.",
    ),
    define(
        "flow.average_wip",
        "",
        "How many pilots ran at once on an average day of the period. A pilot runs from the day of its start until \
         the day before its outcome.",
    ),
    define(
        "flow.throughput_per_30_days",
        "",
        "Pilots concluded in the period, divided by its days, times 30.",
    ),
    define(
        "flow.littles_law_days",
        LITTLE,
        "How long a pilot would take on average if load and pace stayed as they were in the period: pilots running \
         at once divided by pilots concluded a day. It holds where the load is steady.",
    ),
    define(
        "flow.load_change",
        LITTLE,
        "Pilots running at the period's end, less those running on the day before it began.",
    ),
    define(
        "flow.steady",
        LITTLE,
        "The load is steady where it changed over the period by at most a fifth of the pilots that ran at once on an \
         average day.",
    ),
    define(
        "cumulative_flow",
        "",
        "By the end of each month: ideas created, ideas whose first pilot had started, and ideas whose first outcome \
         had been decided. All ideas count, not only those of the period.",
    ),
    define(
        "aging",
        "",
        "Pilots running now, the age of the oldest, and how many are older than the days within which 85 % of all \
         pilots end.",
    ),
    define(
        "cross_team.ideas",
        WILSON,
        "New ideas of the period that two or more teams own or support, of all new ideas of the period.",
    ),
    define(
        "cross_team.pairs",
        "",
        "For every two teams: the new ideas of the period that both own or support. An idea counts once for each \
         pair.",
    ),
    define(
        "learning.rate",
        WILSON,
        "Pilots that gave an answer and were acted on, of all pilots concluded in the period. An answer is the verdict \
         succeeded or failed with a result for every must criterion; acted on means that a decision was taken: adopt, \
         iterate or drop.",
    ),
    define(
        "learning.written",
        WILSON,
        "Pilots with a learning written down, of all pilots concluded in the period.",
    ),
    define(
        "learning.reuse",
        WILSON,
        "New ideas of the period that build on an outcome which was known when they were created, of all new ideas of \
         the period. The outcome may be any team's.",
    ),
    define(
        "learning.failures_documented",
        WILSON,
        "Pilots with a learning written down, of those concluded in the period that failed, were inconclusive or were \
         abandoned.",
    ),
    define(
        "criteria.met",
        WILSON,
        "Criteria that were met, of those with a result and a target, over the pilots concluded in the period. The target \
         is the one amended last. A yes-or-no criterion is met by yes.",
    ),
    define(
        "criteria.amended",
        WILSON,
        "Pilots in which a criterion's measure, unit, direction, baseline or target is not what it was at the start, or a \
         criterion came or went, of all pilots concluded in the period. What was changed back doesn't count.",
    ),
    define(
        "impact.benefit",
        "",
        "Money that was measured as the impact of the outcomes decided in the period and adopted, for each currency.",
    ),
    define(
        "impact.benefit_expected",
        "",
        "Money that is expected as the impact of the outcomes decided in the period and adopted, for each currency. It is \
         not part of the measured benefit.",
    ),
    define(
        "impact.cost",
        "",
        "What the pilots cost whose outcomes were decided in the period and adopted, for each currency.",
    ),
    define(
        "impact.programme_cost",
        "",
        "What all pilots concluded in the period cost, for each currency. What the failures cost is part of it.",
    ),
    define(
        "impact.by_kpi",
        "",
        "For each KPI: the measured changes in its unit that the adopted outcomes of the period claim, beside the KPI's own \
         change over the period: its last reading up to the end, less the last one before the beginning, or its baseline. \
         More is better. Where the claims exceed the change, look again: it proves nothing by itself.",
    ),
    define(
        "pilots.past_planned_end",
        WILSON,
        "Pilots running now whose planned end has passed, of those running now that have a planned end.",
    ),
    define(
        "follow_through",
        WILSON,
        "Outcomes that were in use within 90 days of the decision to adopt them, of those whose decision fell in the \
         period and is at least 90 days old.",
    ),
    define(
        "calibration",
        BRIER,
        "Whether the chances of success stated before the start came true, over pilots concluded in the period as \
         succeeded or failed: the mean chance beside the share that succeeded, the same for each fifth of the chance, and \
         the Brier score, the mean squared distance between chance and result (0 is perfect, always saying one in two \
         gives 0.25). With fewer than five pilots only their number is shown.",
    ),
    define(
        "technologies",
        "",
        "For each technology that an idea names, over everything up to now and not only the period: its ideas, running \
         pilots, verdicts and latest decision, and what its adopted outcomes brought and cost. The ring follows from these. \
         Adopt: an outcome was decided adopt, and none drop later. Hold: the latest decision is drop. Trial: a pilot runs, \
         or the latest decision is iterate. Assess: everything else.",
    ),
    define(
        "kpi.attainment",
        "",
        "How much of the way from the baseline to the target is done: the latest reading less the baseline, divided by the \
         target less the baseline. Below 0% it moved the wrong way, above 100% it is beyond the target. A KPI that is fed by a \
         metric takes the metric's value over the time since the KPI's start.",
    ),
    define(
        "kpi.expected",
        "",
        "How far a KPI would be if it moved evenly: the days since its start, divided by the days from its start to its due \
         day, from 0% to 100%.",
    ),
    define(
        "kpi.status",
        "",
        "Where a KPI stands, the first of these that holds. No data: there is no reading, no baseline or no target that differs from it. Met: the target \
         is reached. Missed: the due day has passed. No due day: nothing says how far it should be. On track: at most 10 points \
         behind what is expected. At risk: at most 30 points behind. Off track: more.",
    ),
    define(
        "alignment.shared",
        WILSON,
        "KPIs that two or more teams own, of the KPIs in force: those that have begun and are not past the day they are due. A team \
         that contributes without owning doesn't count.",
    ),
    define(
        "alignment.matrix",
        "",
        "Which team owns which KPI in force and which contributes, grouped by the goal that the KPI stands for.",
    ),
    define(
        "alignment.mismatches",
        "",
        "What pulls teams apart: a team that owns no KPI together with another; a goal without a KPI; two KPIs of one measure and \
         unit with opposite directions; a KPI, not met yet, that no idea or pilot serves; one that was not read for two cadences; \
         three or more ideas, 30 days old and without a pilot, that wait for one team; two teams without an idea, a pilot or a KPI \
         in common; two teams that never learned together (of more than six teams only those with something in common). One that may \
         stay is accepted with a note.",
    ),
    define(
        "alignment.learned_together",
        "",
        "Which teams have learned together, how often and when last: entries of shadowing, joint training, knowledge sharing, team \
         building, retrospectives and check-ins between teams, of any day up to now. A team takes part by being named or through \
         a person who was there; one person of two teams alone brings nobody together.",
    ),
    define(
        "issues.time_to_first_response",
        KAPLAN_MEIER,
        "Hours from an issue's opening to its first response, over the issues opened in the period. A resolution is a response. \
         Issues without one count for as long as they have waited. Left out: responses dated before the opening.",
    ),
    define(
        "issues.time_to_resolve",
        KAPLAN_MEIER,
        "Hours from an issue's opening to its resolution, over the issues opened in the period. Open issues count for as long as \
         they have been open; one that was reopened is open until its last resolution. Left out: resolutions dated before the \
         opening.",
    ),
    define(
        "issues.sla_met",
        WILSON,
        "Issues that were resolved within the target time of their severity, of those opened in the period whose target time has \
         passed. Those whose target time has not passed yet, and those of a severity without a target, are counted apart.",
    ),
    define(
        "issues.escalated",
        WILSON,
        "Issues that were raised to somebody at least once, of those opened in the period.",
    ),
    define(
        "deployments.success",
        DORA,
        "For each KPI of deployments: those that succeeded, of all, added up over the readings dated in the period. What is left \
         to 100% is the change failure rate only where successful means that nothing had to be remedied.",
    ),
    define(
        "survey.csat",
        WILSON,
        "For each KPI of customer satisfaction: the answers 4 and 5, of all answers from 1 to 5, added up over the readings dated \
         in the period. Readings of too few answers, or of too few more or fewer than another one, are left out, so that nobody can be traced.",
    ),
    define(
        "survey.nps",
        ROCKS,
        "For each KPI of this kind: the share that answered 9 or 10, less the share that answered 0 to 6, on a question from 0 to \
         10, over the readings dated in the period. It lies between −100 and +100. Readings of too few answers, or of too few more or fewer than another one, are left out, \
         so that nobody can be traced.",
    ),
    define(
        "survey.between_teams",
        "",
        "For each question that one team answers about another: the mean of all answers in the period. What a team says about \
         itself is left out, and so are readings of too few answers, or of too few more or fewer than another one.",
    ),
    define(
        "entries.held",
        WILSON,
        "What was held in the period, by type: check-ins, comments, reviews, retrospectives, shadowing, joint trainings, \
         knowledge sharing, team building and recognition. Beside it how many different people took part, and the share that two \
         or more teams joined.",
    ),
    define(
        "issues.follow_ups_done",
        WILSON,
        "Follow-ups and onboarding steps that are resolved by now, late ones included, of those due in the period.",
    ),
];
