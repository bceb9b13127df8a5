//! One institution's people: director, heads of departments, heads of sections with eight to forty staff each.
//! Names and rows are not here.

use std::ops::Range;

use crate::chance::Chance;

/// What somebody is in the institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    Director,
    /// Head of this department.
    DepartmentHead(u64),
    /// Head of this section.
    SectionHead(u64),
    /// Staff of this section.
    Staff(u64),
}

/// One employee.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// In the whole nation, from 0.
    pub number: u64,
    pub seat: Seat,
    /// Number of the supervisor; the director has none.
    pub supervisor: Option<u64>,
}

/// One institution.
#[derive(Debug, Clone)]
pub struct Layout {
    pub institution: u64,
    pub departments: u64,
    /// The department of each section.
    pub sections: Vec<u64>,
    pub members: Vec<Member>,
}

impl Layout {
    pub fn of(institution: u64, numbers: Range<u64>) -> Self {
        let mut chance = Chance::new(0x7169_6A61 ^ institution);
        let count = numbers.end.saturating_sub(numbers.start);
        let departments = (count / 30).clamp(1, 9);
        let mut layout = Self { institution, departments, sections: Vec::new(), members: Vec::new() };
        let mut numbers = numbers;
        let Some(director) = numbers.next() else { return layout };
        layout.members.push(Member { number: director, seat: Seat::Director, supervisor: None });
        let heads: Vec<u64> = numbers.by_ref().take(usize::try_from(departments).unwrap_or(1)).collect();
        for (department, head) in (0..).zip(&heads) {
            let seat = Seat::DepartmentHead(department);
            layout.members.push(Member { number: *head, seat, supervisor: Some(director) });
        }
        while let Some(head) = numbers.next() {
            let section = u64::try_from(layout.sections.len()).unwrap_or_default();
            let department = section % departments;
            layout.sections.push(department);
            let over = heads.get(usize::try_from(department).unwrap_or_default()).copied();
            let seat = Seat::SectionHead(section);
            layout.members.push(Member { number: head, seat, supervisor: over.or(Some(director)) });
            let span = usize::try_from(chance.between(8, 40)).unwrap_or(8);
            for number in numbers.by_ref().take(span) {
                layout.members.push(Member { number, seat: Seat::Staff(section), supervisor: Some(head) });
            }
        }
        layout
    }

    /// The number of the unit somebody works in: departments first, then sections.
    pub fn unit(&self, seat: Seat) -> u64 {
        match seat {
            Seat::Director => 0,
            Seat::DepartmentHead(department) => department,
            Seat::SectionHead(section) | Seat::Staff(section) => self.departments + section,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_but_the_director_has_a_supervisor_with_a_team_of_at_most_forty() {
        let layout = Layout::of(3, 3000..4000);
        assert_eq!(layout.members.len(), 1000);
        let mut spans = std::collections::BTreeMap::<u64, usize>::new();
        for member in &layout.members {
            match member.supervisor {
                Some(supervisor) => *spans.entry(supervisor).or_default() += 1,
                None => assert_eq!(member.seat, Seat::Director),
            }
        }
        assert!(spans.values().all(|span| *span <= 41), "{spans:?}");
        assert!(spans.values().filter(|span| **span >= 8).count() > 20);
    }
}
