# Maneno ya eneo la utendaji kazi: mpango na mkataba, taarifa ya wiki, tathmini.

# agreement
performance-nav-plan = Mpango wangu

# report

# appraisal
