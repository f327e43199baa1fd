//! Marks that would stand on each other stand above each other.

use crate::Date;

/// In which lane above an axis each mark stands, given their days in order of time and how many days a
/// mark is wide: the lowest one that is free, or else the one that was taken first; at most `most`.
pub fn lanes(days: &[Date], width: i64, most: usize) -> Vec<usize> {
    let mut ends: Vec<Date> = Vec::new();
    let mut placed = Vec::with_capacity(days.len());
    for day in days {
        let free = ends.iter().position(|end| *day >= *end);
        let lane = match free {
            Some(lane) => lane,
            None if ends.len() < most.max(1) => {
                ends.push(*day);
                ends.len() - 1
            }
            None => ends.iter().enumerate().min_by_key(|(_, end)| **end).map_or(0, |(lane, _)| lane),
        };
        ends[lane] = day.plus_days(width);
        placed.push(lane);
    }
    placed
}
