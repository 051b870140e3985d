//! Which words of a field are shown: not what it is computed by, but what came of it.

/// The most fields that stand in one another; what a file opens beyond is not followed.
const MAX_FIELDS: usize = 32;

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub struct Fields(Vec<Part>);

/// The part of a field that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Instruction,
    Result,
}

impl Fields {
    /// A mark of a field: where it begins, where its result begins, where it ends.
    pub fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.0.len() < MAX_FIELDS => self.0.push(Part::Instruction),
            "separate" => {
                if let Some(last) = self.0.last_mut() {
                    *last = Part::Result;
                }
            }
            "end" => {
                self.0.pop();
            }
            _ => {}
        }
    }

    /// A paragraph ends, and with it every instruction: a field that somebody forgot to end hides no more than that.
    pub fn end_paragraph(&mut self) {
        self.0.retain(|part| *part == Part::Result);
    }

    /// Whether what stands here is shown.
    pub fn shown(&self) -> bool {
        !self.0.contains(&Part::Instruction)
    }
}
