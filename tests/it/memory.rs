//! How much memory some work takes at most: an allocator that counts, each thread for itself, as tests run side by side.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

thread_local! {
    static NOW: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

fn took(bytes: usize) {
    // A thread that ends has nothing to count any more.
    let _ = NOW.try_with(|now| {
        now.set(now.get().saturating_add(bytes));
        let _ = PEAK.try_with(|peak| peak.set(peak.get().max(now.get())));
    });
}

fn gave(bytes: usize) {
    // What another thread took may be given back here.
    let _ = NOW.try_with(|now| now.set(now.get().saturating_sub(bytes)));
}

#[expect(unsafe_code, reason = "there is no other way to see what is allocated")]
// SAFETY: everything is handed on to the allocator of the system as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        took(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        took(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        gave(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // For a while there may be both.
        took(size);
        gave(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.realloc(place, layout, size) }
    }
}

/// How many bytes this thread has taken and not given back.
pub fn held() -> usize {
    NOW.get()
}

/// What comes of some work, and the most bytes that it held at once.
pub fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = held();
    PEAK.set(before);
    let done = work();
    (done, PEAK.get() - before)
}

#[test]
fn the_most_at_once_is_counted() {
    let (_, bytes) = peak(|| {
        drop(vec![0_u8; 3_000_000]);
        vec![0_u8; 2_000_000]
    });
    assert!((3_000_000..3_001_000).contains(&bytes), "{bytes}");
    let (_, bytes) = peak(|| (vec![0_u8; 3_000_000], vec![0_u8; 2_000_000]));
    assert!((5_000_000..5_001_000).contains(&bytes), "{bytes}");
}
