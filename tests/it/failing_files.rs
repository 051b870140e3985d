//! failing_files
