//! The templates and prompts that come with Cairn.

use super::EntryTemplate;
use crate::EntryKind::{self, Challenge, Feedback, Note, Reflection, Win};

/// A name, a kind and a text.
type Written = (&'static str, EntryKind, &'static str);

const TEMPLATES: [Written; 6] = [
    (
        "Weekly review",
        Reflection,
        "\
## What moved


## What got in the way


## What I learned, and from whom or what


## What I will do differently next week


## The one thing that has to happen next week

",
    ),
    (
        "A win",
        Win,
        "\
**Situation.** What was at stake, and for whom?


**Action.** What did I do myself, and what did I get others to do?


**Result.** What is different now? A number, if there is one.


**Who saw it.** Who could speak about it?

",
    ),
    (
        "A challenge met",
        Challenge,
        "\
## What happened


## What I tried, in order


## What it turned out to be


## What I would try first next time


## What should change so that nobody meets it again

",
    ),
    (
        "Feedback received",
        Feedback,
        "\
**From whom, and about what?**


**In their words.**

>

**What I heard in it, once the first feeling had passed.**


**What I will do with it, and when I will ask again.**

",
    ),
    (
        "Notes on a paper",
        Note,
        "\
**The claim, in one sentence.**


**How they support it.** Data, baselines, ablations, scale.


**What I doubt.**


**What I could use.** In which of our systems, and what would I measure?


**To read next.**

",
    ),
    (
        "After a one-to-one",
        Reflection,
        "\
**What we talked about.**


**What I took away, and what they may have taken away.**


**What I left unsaid.**


**Promised.** By me, by them, until when.


**For next time.**

",
    ),
];

/// In an order in which neighbours ask about different things.
const PROMPTS: [(&str, EntryKind); 22] = [
    ("What did I understand today that I only thought I understood before?", Reflection),
    ("Whose work became easier through something I did?", Win),
    ("Which number surprised me, and have I found out why?", Note),
    ("What did I explain, and where did the explanation break?", Reflection),
    ("Which decision did I leave to somebody else, and how did it go?", Reflection),
    ("What have I been reading past because I do not know the basics of it?", Note),
    ("What was the hardest bug of late, and what would have shown it sooner?", Challenge),
    ("Who disagreed with me, and what were they right about?", Feedback),
    ("Which of my habits would I want a newcomer to copy, and which not?", Reflection),
    ("What did I finish, and what does it let others do?", Win),
    ("If I had one free day to learn something, what would it be, and what keeps me from it?", Reflection),
    ("What did I decide on thin evidence, and what would change my mind?", Reflection),
    ("Which experiment failed in a way that is worth writing down?", Challenge),
    ("Who could do a part of my work if I let them, and what do they need for it?", Reflection),
    ("What did somebody say about my work that I have not answered yet?", Feedback),
    ("Which idea from a paper or a talk could I try out this week, in an hour?", Note),
    ("Where did I step in although the team was getting there by itself?", Reflection),
    ("What do I know that is written down nowhere?", Note),
    ("What did I measure before and after, and what did the difference cost?", Win),
    ("Which question do I hope nobody asks about my model?", Challenge),
    ("What do I want to ask my mentor, and why have I not asked yet?", Reflection),
    ("What was I asked for twice, and what does that say about what I should teach?", Reflection),
];

/// All of them, templates first.
pub(super) fn all() -> Vec<EntryTemplate> {
    let written = |(name, kind, body): Written| EntryTemplate { id: None, name: name.into(), kind, body: body.into() };
    let prompts = PROMPTS.map(|(question, kind)| (question, kind, ""));
    TEMPLATES.into_iter().chain(prompts).map(written).collect()
}
