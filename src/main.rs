//! Mounts the app.

fn main() {
    pilotbook_app::start();
}
