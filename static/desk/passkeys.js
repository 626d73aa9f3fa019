// Asks the browser for a passkey, makes one or shows one, and sends the form with what it gave. The library's
// webauthn-json.js turns the bytes in it into text and back.
"use strict";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = form.querySelector("[role=alert]");
    said.textContent = "";
    try {
      const passkey = await window.webauthnJSON[form.dataset.passkey](options);
      form.elements.credential.value = JSON.stringify(passkey);
      form.submit();
    } catch {
      said.textContent = form.dataset.failed; // no such device, or somebody thought better of it
    }
  });
  form.querySelector("[type=submit]").disabled = false; // before, it could only have sent a form without a passkey
}
