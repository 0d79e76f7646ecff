"""What a project keeps on disk: Django models, the law of writing, and load and save, one file a stage."""
