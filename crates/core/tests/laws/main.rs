//! The journal's laws, on thousands of random histories: of copies that keep the writer's rule, and of
//! forged files that keep no rule at all.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod forged;
mod honest;
mod laws;

use proptest::prelude::*;

use laws::Dice;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn honest_copies(steps in honest::steps(), seed: u64) {
        let mut world = honest::World::new();
        for step in &steps {
            world.act(step);
        }
        world.meet();
        let contents = world.contents();
        let mut dice = Dice(seed);
        laws::any_order(&contents, &mut dice);
        laws::merge_is_union(&contents, &mut dice);
        laws::export_import_export(&contents);
        laws::reads_back(&contents, &mut dice);
        laws::undo_and_redo(&contents, &mut dice);
        laws::one_write_settles(&contents, &mut dice);
    }
}

proptest! {
    #![proptest_config(config(1400))]

    #[test]
    fn forged_histories(contents in forged::contents(), seed: u64) {
        let mut dice = Dice(seed);
        laws::any_order(&contents, &mut dice);
        laws::merge_is_union(&contents, &mut dice);
        laws::export_import_export(&contents);
        laws::reads_back(&contents, &mut dice);
        laws::undo_and_redo(&contents, &mut dice);
        laws::one_write_settles(&contents, &mut dice);
    }
}
