// The colours a reader chose, remembered in their browser alone. Without this script pages follow the system.
"use strict";
{
    const KEY = "colours";
    const root = document.documentElement;

    const chosen = () => {
        try {
            return localStorage.getItem(KEY) ?? "system";
        } catch { // storage is switched off: nothing is remembered
            return "system";
        }
    };
    const remember = (choice) => {
        try {
            localStorage.setItem(KEY, choice);
        } catch {
            // shown on this page at least
        }
    };
    const show = (choice) => {
        if (choice === "light" || choice === "dark") {
            root.dataset.colours = choice;
        } else {
            delete root.dataset.colours;
        }
    };

    show(chosen()); // before anything is painted
    addEventListener("storage", () => show(chosen())); // chosen in another tab
    addEventListener("DOMContentLoaded", () => {
        const form = document.querySelector(".colours");
        form.elements.colours.value = root.dataset.colours ?? "system";
        form.hidden = false;
        form.addEventListener("change", () => {
            const choice = form.elements.colours.value;
            remember(choice);
            show(choice);
        });
    });
}
