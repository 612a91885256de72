import pytest
def test_x(contributor):
    page=contributor.page
    page.goto(contributor.host+"da/bidrag/formular/")
    page.wait_for_timeout(3000)
    print(contributor.complaints, contributor.strangers, page.url, page.locator("form.form").count(), page.inner_text("h1"))
    print(page.locator("form.form").evaluate("f=>f.outerHTML.slice(0,900)"))
    assert 0
