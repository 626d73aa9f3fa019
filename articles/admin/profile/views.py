"""Views of the profile: one's own page, and the photograph of anybody for the desk."""

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.profile.form import LANGUAGES, PHOTOGRAPH, SIGNATURE, ProfileForm
from articles.editing.chosen_files import chosen_files
from articles.editing.desk import interface_language
from articles.models import Profile
from articles.publishing.signatures import may_change_person, name_of_nobody, signature_of
from articles.reading.views.pictures import send_picture

MOST = 2_000_000_000  # a number the database can look for


def own(request: HttpRequest) -> HttpResponse:
    """Of whoever is logged in; there is no address at which it would be somebody else's."""
    found = Profile.objects.select_related("person").filter(pk=request.user.pk).first()
    profile = found or Profile(language=interface_language.of(request))
    profile.account = request.user
    signature = signature_of(request.user)
    form = ProfileForm(
        request.POST or None, request.FILES or None, instance=profile, initial={"person": signature}
    )
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        interface_language.remember(request, saved.language, saved.translates_into)
        with interface_language.spoken(request):
            messages.success(request, _("Your profile is saved."))
        return HttpResponseRedirect(reverse("admin:profile"))
    parts = ((_("Signature"), SIGNATURE), (_("Languages"), LANGUAGES), (_("Photograph"), PHOTOGRAPH))
    context = {
        **admin.site.each_context(request),
        "title": _("Profile"),
        "form": form,
        "parts": [
            {"title": title, "fields": [form[name] for name in names if name in form.fields]}
            for title, names in parts
        ],
        "signature": signature,
        "own_name": name_of_nobody(request.user) if signature is None else "",
        "may_rename": signature is not None and may_change_person(request.user, signature),
        **chosen_files(request),
    }
    return TemplateResponse(request, "admin/profile.html", context)


@require_safe
def photograph(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The cut-out, for everybody at the desk; with `?whole` all of it, for whose it is."""
    profile = get_object_or_404(Profile, pk=min(pk, MOST))
    is_own = profile.pk == request.user.pk
    name = str(profile.photograph if "whole" in request.GET and is_own else profile.square)
    if not name:
        raise Http404
    return send_picture(request, name)
