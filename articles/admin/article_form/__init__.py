"""What the desk adds to the stock form of an article, one file a feature, each a mixin of `ArticleAdmin`."""
