// Whoever logs out leaves no chosen picture behind in this browser (chosen_files.js): somebody else may use it next.
// Emptied and not deleted: a form that is open in another tab would hold that up.
"use strict";

sessionStorage.removeItem("desk-rows"); // brought_rows.js
const request = indexedDB.open("desk-chosen-files", 1);
request.onupgradeneeded = () => request.result.createObjectStore("files");
request.onsuccess = () => request.result.transaction("files", "readwrite").objectStore("files").clear();
