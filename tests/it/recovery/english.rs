//! The stock of English speeches.

pub const TITLES: &[&str] = &[
    "Remarks at the Annual Meeting of the Harbor Street Library",
    "A Town That Reads: Keynote to the Millbrook Forum",
    "Opening Address, Fernhill Community College",
    "Commencement Address at Oakdale School of Design",
    "Welcome to the Spring Assembly",
];

pub const SPEAKERS: &[&str] = &["By Maren Holloway", "Tobias Wren, Chair of the Board", "Dr. Elise Farrow"];

pub const DATES: &[&str] = &["March 5, 2024", "14 June 2023", "2022-09-01"];

pub const SALUTATIONS: &[&str] =
    &["Ladies and gentlemen,", "Dear colleagues:", "Members of the board, honored guests,", "Dear graduates,"];

pub const OPENING: &[&str] = &[
    "It is a pleasure to stand here tonight, in a hall that many of you helped to build.",
    "A year ago I asked for your patience; today I would like to report what became of it.",
    "First of all, let me thank the volunteers who set out these chairs.",
    "When I was asked to speak, I promised to be brief, and one of us will keep that promise.",
];

pub const ANNOUNCE: &[&str] = &["I would like to make {n} points.", "Let me turn to {n} things that matter this year."];

pub const HEADINGS: &[&str] = &[
    "Invest in people",
    "Open the doors earlier",
    "Keep the books in order",
    "A roof that does not leak",
    "Listening to our neighbors",
    "Why the harbor matters",
    "Teach what we know",
    "Make room for mistakes",
    "Share the load",
    "The year ahead",
    "Fewer forms, better answers",
    "Mend what is broken",
    "Learn from the flood",
    "Bring the old maps online",
];

/// What follows an ordinal.
pub const PROMISES: &[&str] = &[
    "we will invest in people",
    "we must open the doors earlier",
    "we have to keep our books in order",
    "let us share the load",
    "we will teach what we know",
    "we should make room for mistakes",
];

pub const BODY: &[&str] = &[
    "Nobody should have to wait three weeks for an answer that takes five minutes.",
    "The first time I walked through that door, I was nine years old and soaked to the skin.",
    "Last year the number of visitors rose by 7.5 percent, and the budget did not.",
    "That is not a complaint; it is a description of how much you achieved.",
    "We started with two rooms, one kettle and a borrowed ladder.",
    "In the second half of the year we repaired 14 windows and trained 23 tutors.",
    "Some of this will be slow, and some of it will be dull, but all of it will last.",
    "Mr. Abbott and Ms. Ito kept the lights on when the river came up.",
    "Our neighbors told us what they need, and we wrote it down.",
    "I would rather open one door well than announce ten.",
    "I. M. Wren once wrote that a library is a lamp; I am not a poet, but I can change a bulb.",
    "There are two kinds of delay: first, the kind we choose; second, the kind the weather chooses.",
    "Plan A failed, plan B was late, and plan C was a phone call to a retired carpenter.",
    "1998 was the year of the flood, and 2.5 feet of water stood in the reading room.",
    "The second time we asked, the council said yes.",
    "A friend of mine says that one should count the chairs before counting the votes.",
    "Every Thursday, someone brings soup, and nobody has ever asked who.",
    "It is easy to praise patience when the roof is dry.",
    "The people who did this work are sitting in the back row, as usual.",
    "A first draft is never a last word, and a budget is always a first draft.",
];

pub const CLOSINGS: &[&str] = &[
    "In closing, let me say how proud I am to work with you. Let us get to it.",
    "Thank you for your trust, and for your company tonight.",
    "Let me end where I began: keep the doors open, and keep the kettle on. Thank you all.",
];

pub const THANKS: &[&str] = &["Thank you.", "Thank you very much!"];

pub const FURNITURE: &[&str] = &["Page 2 of 7", "Download PDF", "Share this article"];

pub const NUMBERS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
