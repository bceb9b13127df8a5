# Words of the performance area: plan and agreement, weekly report, appraisal.

# agreement
performance-nav-plan = My plan

# report

# appraisal
