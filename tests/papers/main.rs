//! What others say to the papers that are handed over: programs that read them, each of which must be there.

mod docx;
mod pdf;
mod programs;
