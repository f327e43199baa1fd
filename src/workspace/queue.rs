//! One thing after the other: whatever changes data waits in this queue for its turn.

use std::future::Future;
use std::pin::Pin;

use futures_channel::{mpsc, oneshot};

type Job = Pin<Box<dyn Future<Output = ()>>>;

/// A queue of work that lives as long as the app, whatever page asked for it.
#[derive(Clone)]
pub(super) struct Queue {
    jobs: mpsc::UnboundedSender<Job>,
}

impl Queue {
    pub(super) fn start() -> Queue {
        let (jobs, mut waiting) = mpsc::unbounded::<Job>();
        wasm_bindgen_futures::spawn_local(async move {
            while let Ok(job) = waiting.recv().await {
                job.await;
            }
        });
        Queue { jobs }
    }

    /// Does something when its turn comes; none where the page is going away.
    pub(super) async fn run<T: 'static>(&self, work: impl Future<Output = T> + 'static) -> Option<T> {
        let (answer, answered) = oneshot::channel();
        let job = async move {
            // Whoever asked may have gone; the work is done all the same.
            let _ = answer.send(work.await);
        };
        self.jobs.unbounded_send(Box::pin(job)).ok()?;
        answered.await.ok()
    }
}
