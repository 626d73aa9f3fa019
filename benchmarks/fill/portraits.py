"""A portrait: one account whose person shows readers a photograph, which is a picture that the site has already."""

from django.contrib.auth import get_user_model

from articles.models import ArticleImage, Credit, Profile

NAME = "portrait"  # of the account; it has no password


def show_one() -> None:
    """Once, however often the site is filled; none where the site has no picture or credits nobody."""
    file = ArticleImage.objects.exclude(file="").values_list("file", flat=True).first()
    credit = Credit.objects.public_in("en").order_by("pk").first()
    if not file or credit is None or Profile.objects.filter(is_public=True).exists():
        return
    account, _is_new = get_user_model().objects.get_or_create(username=NAME)
    Profile.objects.create(
        account=account,
        person=credit.person,
        photograph=file,
        square=file,
        alt="Somebody at a desk",
        is_public=True,
    )
