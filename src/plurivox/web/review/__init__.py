"""Studies and their articles: the order of reading, whose words stand where, appraisal."""
