"""The list of features on the form of an article, in the order in which `FeatureAdmin` asks them."""

from articles.admin.article_form.autosave import AutosaveFeature
from articles.admin.article_form.bin import BinFeature
from articles.admin.article_form.checks import ChecksFeature
from articles.admin.article_form.chosen_files import ChosenFilesFeature
from articles.admin.article_form.cited_passages import CitedPassagesFeature
from articles.admin.article_form.claiming import ClaimingFeature
from articles.admin.article_form.corrections import CorrectionsFeature
from articles.admin.article_form.duplicate_pictures import DuplicatePicturesFeature
from articles.admin.article_form.edit_conflicts import EditConflictsFeature
from articles.admin.article_form.error_list import ErrorListFeature
from articles.admin.article_form.facts import FactsFeature
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.length import LengthFeature
from articles.admin.article_form.look import LookFeature
from articles.admin.article_form.picture_library import PictureLibraryFeature
from articles.admin.article_form.preview_links import PreviewLinksFeature
from articles.admin.article_form.publication import PublicationFeature
from articles.admin.article_form.release import ReleaseFeature
from articles.admin.article_form.retrieval import RetrievalFeature
from articles.admin.article_form.review import ReviewFeature
from articles.admin.article_form.revisions import RevisionsFeature
from articles.admin.article_form.side_by_side import SideBySideFeature
from articles.admin.article_form.suggestions import SuggestionsFeature

# One order for everything: on the page tools, notices and panels stand from top to bottom as the features do here, and
# a save asks them in this order. `test_features.py` proves what is said beside a line.
FEATURES: tuple[type[Feature], ...] = (
    # Before the conflicts: a suggestion that was ticked is a part of what was typed, and is shown with it.
    SuggestionsFeature,
    EditConflictsFeature,
    ReleaseFeature,
    PublicationFeature,
    LookFeature,
    # Before the checks: what was saved is a revision by then. Otherwise an approval of the text before would still
    # count, "nobody has approved it" would be no finding, and the reason given for it would be forgotten.
    CorrectionsFeature,
    # Its panel before all others: what has to be mended comes first.
    ChecksFeature,
    LengthFeature,
    ReviewFeature,  # the desk's list of what waits for review leads to its page
    PreviewLinksFeature,
    DuplicatePicturesFeature,
    PictureLibraryFeature,
    RevisionsFeature,
    SideBySideFeature,  # the desk's list of stale texts leads to its page, and so does a new retrieval
    RetrievalFeature,
    ClaimingFeature,  # the desk and the list of articles lead to its page
    BinFeature,
    FactsFeature,
    CitedPassagesFeature,
    ErrorListFeature,
    ChosenFilesFeature,
    AutosaveFeature,
)
