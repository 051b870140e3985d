//! How long each thing is timed: enough to see that it takes a tenth more, and all of them in less than ten minutes.

use std::time::Duration;

use criterion::Criterion;

pub fn timing() -> Criterion {
    Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
}
