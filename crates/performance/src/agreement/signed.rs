//! Reads back what `text` wrote: the plan as it was signed, whatever has changed since. Every typed text stands on one line
//! behind a label of ours, and labels are expected in their order, so nothing typed can pass for a label. A text of another
//! form gives nothing.

/// The signed text, piece by piece; days and weights as they stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub number: String,
    pub institution: String,
    pub year: String,
    pub employee: String,
    pub supervisor: String,
    pub tasks: Vec<SignedTask>,
    pub weight: String,
    /// Meetings agreed: name, and from when to when.
    pub reviews: Vec<(String, String)>,
    pub promise: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedTask {
    pub number: String,
    pub title: String,
    pub activity: String,
    pub weight: String,
    pub priority: String,
    pub span: String,
    pub sub_tasks: Vec<SignedSubTask>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedSubTask {
    pub number: String,
    pub title: String,
    pub weight: String,
    pub indicator: String,
    /// `idadi, vipindi` or `asilimia, ..`.
    pub measure: String,
    pub baseline: String,
    pub target: String,
    pub resources: String,
    pub span: String,
}

/// Lines in their order.
struct Lines<'t>(std::iter::Peekable<std::str::Lines<'t>>);

impl<'t> Lines<'t> {
    /// What stands behind this label on the next line; the line stays where it is another.
    fn after(&mut self, label: &str) -> Option<&'t str> {
        self.0.next_if(|line| line.starts_with(label)).and_then(|line| line.strip_prefix(label))
    }

    fn text(&mut self, label: &str) -> Option<String> {
        self.after(label).map(str::to_owned)
    }
}

/// The plan of a text that `render` made.
pub fn read(text: &str) -> Option<Signed> {
    let mut lines = Lines(text.lines().peekable());
    lines.after("MKATABA WA UTENDAJI KAZI (M1)")?;
    let number = lines.text("Namba ya mkataba: ")?;
    let institution = lines.text("Taasisi: ")?;
    let year = lines.text("Mwaka wa fedha: ")?;
    let employee = lines.text("Mtumishi: ")?;
    let supervisor = lines.text("Msimamizi: ")?;
    let mut tasks = Vec::new();
    while lines.0.next_if(|line| line.is_empty()).is_some() {
        if let Some(head) = lines.after("Kazi ") {
            tasks.push(task(head, &mut lines)?);
        }
    }
    let weight = lines.text("Jumla ya uzito wa kazi: ")?;
    let mut rest: Vec<&str> = lines.0.collect();
    let promise = rest.pop()?.to_owned();
    let reviews = rest.into_iter().filter_map(|line| line.split_once(": "));
    let reviews = reviews.map(|(name, span)| (name.to_owned(), span.to_owned())).collect();
    Some(Signed { number, institution, year, employee, supervisor, tasks, weight, reviews, promise })
}

fn task(head: &str, lines: &mut Lines<'_>) -> Option<SignedTask> {
    let (number, title) = head.split_once(". ")?;
    let mut task = SignedTask {
        number: number.to_owned(),
        title: title.to_owned(),
        activity: lines.text("  Shughuli: ")?,
        weight: lines.text("  Uzito katika mpango: ")?,
        priority: lines.text("  Kipaumbele: ")?,
        span: lines.text("  Muda: ")?,
        sub_tasks: Vec::new(),
    };
    while let Some(head) = lines.after("  Kazi ndogo ") {
        let (number, title) = head.split_once(". ")?;
        task.sub_tasks.push(SignedSubTask {
            number: number.to_owned(),
            title: title.to_owned(),
            weight: lines.text("    Uzito katika kazi: ")?,
            indicator: lines.text("    Kiashiria: ")?,
            measure: lines.text("    Kipimo: ")?,
            baseline: lines.text("    Hali ya kuanzia: ")?,
            target: lines.text("    Kiasi kilichopangwa: ")?,
            resources: lines.text("    Rasilimali zilizokubaliwa: ")?,
            span: lines.text("    Muda: ")?,
        });
    }
    Some(task)
}
