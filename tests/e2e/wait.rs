//! Waiting for a state. No test waits for time to pass: time only bounds how long a state may take to come.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// Far more than any state takes on a slow machine.
const CEILING: Duration = Duration::from_secs(60);

/// How often a state is looked at.
const INTERVAL: Duration = Duration::from_millis(40);

/// Looks until there is something to see, and gives it.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(start.elapsed() < CEILING, "waited {} s in vain for {what}", CEILING.as_secs());
        sleep(INTERVAL);
    }
}

/// Waits until something holds.
pub fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    wait_for(what, || holds().then_some(()));
}
