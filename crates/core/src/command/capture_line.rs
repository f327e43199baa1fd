//! One line that says an idea: its title, and `#tag`, `@team`, `!technology` anywhere in it. A token that
//! stands for nothing stays text.

use std::ops::Range;

use super::{CaptureIdea, Edit};
use crate::Value;
use crate::journal::RecordId;
use crate::model::{Book, Idea, Team};
use crate::order;

/// What a word of the line stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
    /// `#tag`
    Tag(String),
    /// `@team`, of a team that is here.
    Team(RecordId),
    /// `!technology`
    Technology(String),
}

/// The tokens of a line and the bytes they take, in their order.
pub fn tokens(line: &str, book: &Book) -> Vec<(Range<usize>, Token)> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let word = bare(word);
        if let Some(token) = token(word, book) {
            found.push((start..start + word.len(), token));
        }
    }
    found
}

/// A word without what follows it: punctuation after a token is the sentence's.
fn bare(word: &str) -> &str {
    word.trim_end().trim_end_matches([',', '.', ';', ':', '?', ')'])
}

/// The names behind `@` that no team has: they stay in the title, which may surprise.
pub fn unknown_teams(line: &str, book: &Book) -> Vec<String> {
    let names = line.split_whitespace().map(bare).filter(|word| token(word, book).is_none());
    let names = names.filter_map(|word| word.strip_prefix('@'));
    names.filter(|name| !plain(name).is_empty()).map(str::to_owned).collect()
}

fn token(word: &str, book: &Book) -> Option<Token> {
    let name = |mark: char| word.strip_prefix(mark);
    // "#1" and "!" alone are words.
    let label = |name: &str| {
        let good = name.chars().any(char::is_alphabetic) && name.len() <= 200;
        good.then(|| name.to_owned())
    };
    if let Some(tag) = name('#') {
        return label(tag).map(Token::Tag);
    }
    if let Some(technology) = name('!') {
        return label(technology).map(Token::Technology);
    }
    let wanted = plain(name('@')?);
    book.all::<Team>()
        .find(|team| !wanted.is_empty() && plain(&team.name) == wanted)
        .map(|team| Token::Team(team.id))
}

/// A team's name as it is typed behind `@`: letters and figures alone, in lower case.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The line that stands for an idea: editing it edits title, tags, teams and technologies at once. What no token
/// can say is left out of it.
pub fn line_of(idea: &Idea, book: &Book) -> String {
    let mut line = idea.title.clone();
    let teams = book.teams_of(idea).into_iter().map(Token::Team);
    let tags = idea.tags.iter().cloned().map(Token::Tag);
    let technologies = idea.technologies.iter().cloned().map(Token::Technology);
    for said in tags.chain(teams).chain(technologies) {
        let word = match &said {
            Token::Tag(tag) => format!("#{tag}"),
            Token::Team(team) => format!("@{}", book.name_of(team).replace(' ', "")),
            Token::Technology(name) => format!("!{name}"),
        };
        let one_word = !word.contains(char::is_whitespace) && bare(&word) == word;
        if one_word && token(&word, book) == Some(said) {
            line.push(' ');
            line.push_str(&word);
        }
    }
    line
}

/// The idea that a line says. The first team owns it, the others support it.
pub fn read_line(line: &str, book: &Book) -> CaptureIdea {
    let mut idea = CaptureIdea::default();
    let found = tokens(line, book);
    for (_, token) in &found {
        match token {
            Token::Tag(tag) => idea.tags.push(tag.clone()),
            Token::Technology(name) => idea.technologies.push(name.clone()),
            Token::Team(team) if idea.team.is_none() => idea.team = Some(team.clone()),
            Token::Team(team) => idea.supporting_teams.push(team.clone()),
        }
    }
    idea.title = without(line, &found);
    idea
}

/// The edit that an idea's changed line asks for. What can't stand in a line stays as it is: tags and
/// technologies of several words, and teams whose name no token can say. A token that was in the title
/// before stays there.
pub fn edit_line(idea: &Idea, line: &str, book: &Book) -> Edit {
    let before = order::set(tokens(&line_of(idea, book), book).into_iter().map(|(_, token)| token));
    if line.trim() == line_of(idea, book).trim() {
        return Edit { record: idea.id.clone(), values: Vec::new() };
    }
    let mut in_title: Vec<&str> = idea.title.split_whitespace().map(bare).collect();
    let mut found = tokens(line, book);
    found.retain(|(range, _)| match in_title.iter().position(|word| *word == &line[range.clone()]) {
        Some(at) => {
            in_title.swap_remove(at);
            false
        }
        None => true,
    });
    let mut values = Vec::new();
    let title = without(line, &found);
    // One that was not touched may have been changed elsewhere.
    if title != idea.title {
        values.push((Idea::title.as_str().to_owned(), Value::Text(title)));
    }
    let after = order::set(found.iter().map(|(_, token)| token.clone()));
    let element = |set: &str, element: &str, there: bool| (format!("{set}/{element}"), Value::Bool(there));
    let mut put = |token: &Token, there: bool| match token {
        Token::Tag(tag) => values.push(element(Idea::tags.as_str(), tag, there)),
        Token::Technology(name) => values.push(element(Idea::technologies.as_str(), name, there)),
        Token::Team(_) => {}
    };
    before.difference(&after).for_each(|token| put(token, false));
    after.difference(&before).for_each(|token| put(token, true));
    let team = |token: &Token| match token {
        Token::Team(team) => Some(team.clone()),
        _ => None,
    };
    let was = order::set(before.iter().filter_map(team));
    let teams: Vec<RecordId> = found.iter().filter_map(|(_, token)| team(token)).collect();
    if was != order::set(teams.iter().cloned()) {
        let owner = teams.first().map_or(Value::Null, |team| Value::Text(team.to_string()));
        values.push((Idea::team.as_str().to_owned(), owner));
        let supporting = Idea::supporting_teams.as_str();
        for team in was.iter().filter(|team| !teams.contains(team) || teams.first() == Some(team)) {
            values.push(element(supporting, team.as_str(), false));
        }
        for team in teams.iter().skip(1) {
            values.push(element(supporting, team.as_str(), true));
        }
    }
    Edit { record: idea.id.clone(), values }
}

/// The line without its tokens, single spaces between the words.
fn without(line: &str, tokens: &[(Range<usize>, Token)]) -> String {
    let mut kept = String::new();
    let mut from = 0;
    for (range, _) in tokens {
        kept.push_str(&line[from..range.start]);
        from = range.end;
    }
    kept.push_str(&line[from..]);
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
