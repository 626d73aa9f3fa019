// Whoever logs out leaves no chosen picture behind in this browser (chosen_files.js): somebody else may use it next.
"use strict";

indexedDB.deleteDatabase("desk-chosen-files");
