//! The escalation path: to whom an issue is raised next. It stands in the working agreement, under a heading that says "Escalation
//! path", as a list that names people and teams of the workspace, a step an item.

use std::cmp::Reverse;

use super::{Book, Issue, Page, Person, Team, WORKING_AGREEMENT};
use crate::journal::RecordId;
use crate::markdown::{Block, List, plain, read};

/// What the heading says, in whatever case.
const HEADING: &str = "escalation path";

/// A path.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The page that it stands on.
    pub page: RecordId,
    /// Its steps that name somebody, the first one first.
    pub steps: Vec<Step>,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// As it is written, without marks.
    pub text: String,
    /// The people and teams that it names, in the text's order.
    pub to: Vec<RecordId>,
}

impl Path {
    /// The place of the step that comes next for an issue: the first after the last one that it was raised to, left out those that name
    /// nobody but its owner and whom it was raised to already. It was raised to a step if it was to somebody whom no earlier step names:
    /// that to DevOps may have been the first step's or the second's, and then it was the first's.
    pub fn next(&self, issue: &Issue) -> Option<usize> {
        let earlier = |at: usize, to: &RecordId| self.steps.iter().take(at).any(|step| step.to.contains(to));
        let raised = |(at, step): (usize, &Step)| {
            step.to.iter().any(|to| issue.raised_to.contains(to) && !earlier(at, to))
        };
        let from = self.steps.iter().enumerate().rposition(raised).map_or(0, |last| last + 1);
        let anew = |to: &RecordId| issue.owner.as_ref() != Some(to) && !issue.raised_to.contains(to);
        (from..self.steps.len()).find(|at| self.steps.get(*at).is_some_and(|step| step.to.iter().any(anew)))
    }
}

/// The path of an issue. Of several working agreements it is that of the one that names most of the issue's teams; then the one with
/// the least id. A step that names nobody of the workspace is no step, and an agreement without any step has no path.
pub fn path_of(book: &Book, issue: &Issue) -> Option<Path> {
    let pages = book.all::<Page>().filter(|page| page.template == WORKING_AGREEMENT && !page.archived);
    let names = Names::of(book);
    let found = pages.filter_map(|page| {
        let steps: Vec<Step> = steps_of(&page.text, &names);
        let named = names.found(&format!("{}\n{}", page.title, page.text));
        let fits = issue.teams.iter().filter(|team| named.contains(team)).count();
        (!steps.is_empty()).then_some((fits, Path { page: page.id, steps }))
    });
    // Of those that fit alike, the first stays.
    found.min_by_key(|(fits, _)| Reverse(*fits)).map(|(_, path)| path)
}

fn steps_of(text: &str, names: &Names) -> Vec<Step> {
    let Some(list) = list_of(&read(text)) else { return Vec::new() };
    let step = |item: &crate::markdown::Item| {
        let Some(Block::Paragraph(line)) = item.blocks.first() else { return None };
        let text = plain(line).split_whitespace().collect::<Vec<_>>().join(" ");
        let to = names.found(&text);
        (!to.is_empty()).then_some(Step { text, to })
    };
    list.items.iter().filter_map(step).collect()
}

/// The first list below the heading, before the next heading of its rank.
fn list_of(blocks: &[Block]) -> Option<List> {
    let is_heading = |block: &Block| matches!(block, Block::Heading(_, line) if plain(line).to_lowercase().contains(HEADING));
    let at = blocks.iter().position(is_heading)?;
    let Some(Block::Heading(own, _)) = blocks.get(at) else { return None };
    let below = blocks.iter().skip(at + 1);
    let mut below = below.take_while(|block| !matches!(block, Block::Heading(level, _) if level <= own));
    below.find_map(|block| match block {
        Block::List(list) => Some(list.clone()),
        _ => None,
    })
}

/// The names of a workspace's people and teams, as words in lower case. A person may be called by the first name that nobody else
/// has.
struct Names(Vec<(Vec<String>, RecordId)>);

impl Names {
    fn of(book: &Book) -> Names {
        let people = book.all::<Person>().filter(|person| !person.archived);
        let people: Vec<_> = people.map(|person| (words(&person.name), person.id)).collect();
        let teams = book.all::<Team>().filter(|team| !team.archived);
        let mut names: Vec<_> = teams.map(|team| (words(&team.name), team.id)).collect();
        for (own, id) in &people {
            let Some(first) = own.first() else { continue };
            let alone = people.iter().filter(|(other, _)| other.first() == Some(first)).count() == 1;
            if alone && own.len() > 1 && !names.iter().any(|(name, _)| name[..] == own[..1]) {
                names.push((vec![first.clone()], id.clone()));
            }
        }
        names.extend(people);
        names.retain(|(name, _)| !name.is_empty());
        Names(names)
    }

    /// Whom a text names, in its order: at each word the longest name that begins there.
    fn found(&self, text: &str) -> Vec<RecordId> {
        let words = words(text);
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let fits = self.0.iter().filter(|(name, _)| rest.starts_with(name));
            match fits.max_by_key(|(name, id)| (name.len(), Reverse(id))) {
                Some((name, id)) => {
                    if !found.contains(id) {
                        found.push(id.clone());
                    }
                    at += name.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
