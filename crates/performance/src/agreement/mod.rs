//! Mkataba wa utendaji kazi: an employee's plan for the year, from first draft to both signatures.
//! Read model, rules, text, store, actions, pages. Progress on sub-tasks is the report's, marks are the appraisal's.
