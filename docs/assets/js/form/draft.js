// The draft, kept in this browser and nowhere else. A browser that keeps nothing is told, not fought.

const START = "handbook-form:";

/** The draft kept under a name, or nothing. */
export function keptDraft(name) {
  try {
    const found = JSON.parse(localStorage.getItem(START + name));
    return found && typeof found.data === "object" ? found : null;
  } catch {
    return null;
  }
}

/** Keep a draft; whether the browser could. */
export function keepDraft(name, draft) {
  try {
    localStorage.setItem(START + name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function deleteDraft(name) {
  try {
    localStorage.removeItem(START + name);
  } catch {
    // Where nothing is kept, there is nothing to delete.
  }
}
