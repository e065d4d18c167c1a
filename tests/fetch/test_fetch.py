"""Downloading by symbol, from a service that is played on this machine."""

import re
from email.utils import formatdate

import pytest
from service import DOC, DOCX, PAGE, PDF, Answer, Asked, Service, compound, packed

from compare import fetch as fetching
from compare import libreoffice
from compare.errors import OptionError, ReadError
from compare.fetch import cache, fetch
from compare.fetch.kinds import is_whole
from compare.model.symbol import Symbol, parse
from compare.options import Limits, Options


def symbol(text: str) -> Symbol:
    found = parse(text)
    assert found
    return found


RESOLUTION = symbol("A/RES/57/218")
REPLY = Answer(DOCX)


def get(what: Symbol = RESOLUTION, options: Options | None = None) -> fetching.Fetched:
    return fetch(what, options or Options())


def test_a_document_is_asked_for_by_symbol_language_and_format_and_by_name(service: Service) -> None:
    service.has(docx=DOCX, pdf=PDF)
    found = get()
    assert (found.data, found.name, found.remarks) == (DOCX, "A-RES-57-218-en.docx", ())
    (asked,) = service.asked
    assert asked[:4] == ("/api/symbol/access", "A/RES/57/218", "en", "docx")
    assert asked.agent.startswith("redraft")


def test_formats_are_tried_in_the_order_that_reads_best(service: Service) -> None:
    service.has(pdf=PDF)
    assert get().name == "A-RES-57-218-en.pdf"
    assert [asked.format for asked in service.asked] == ["docx", "doc", "pdf"]


def test_old_word_files_are_not_asked_for_where_nothing_reads_them(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: None)
    service.has(doc=DOC, pdf=PDF)
    assert get().data == PDF


def test_what_a_document_is_counts_and_not_what_was_asked_for(service: Service) -> None:
    service.has(docx=PDF)
    assert get().name.endswith(".pdf")


def test_a_symbol_with_a_bracket_is_asked_for_with_and_without_a_blank(service: Service) -> None:
    service.play = lambda asked: Answer(PDF if " " in asked.symbol and asked.format == "pdf" else PAGE)
    assert get(symbol("S/RES/2644 (2022)")).data == PDF
    assert list(dict.fromkeys(asked.symbol for asked in service.asked)) == [
        "S/RES/2644(2022)",
        "S/RES/2644 (2022)",
    ]


@pytest.mark.parametrize("status", [200, 204, 400, 404, 410])
def test_a_page_that_says_not_found_is_no_document(status: int, service: Service) -> None:
    service.play = lambda _: Answer(PAGE if status != 204 else b"", status)
    with pytest.raises(
        ReadError,
        match=r"^A/RES/57/218: 127.0.0.1 has no such document \(docx, doc, pdf\)\. Check the symbol",
    ):
        get()


@pytest.mark.parametrize("body", [b"", PAGE, b"{}", b"\x89PNG\r\n", b"\x1f\x8b\x08 x"], ids=ascii)
def test_what_is_no_document_is_as_good_as_none(body: bytes, service: Service) -> None:
    service.play = lambda _: Answer(body)
    with pytest.raises(ReadError, match="has no such document"):
        get()


def test_a_language_that_is_missing_is_told_from_a_symbol_that_is_wrong(service: Service) -> None:
    service.has(pdf=PDF)
    with pytest.raises(ReadError, match=r"has it in English, not in French .* Try --language en"):
        get(options=Options(language="fr"))


def test_an_unknown_language_is_refused_before_anything_is_asked(service: Service) -> None:
    with pytest.raises(OptionError, match="'de' is no language of the United Nations"):
        get(options=Options(language="de"))
    assert not service.asked


# Redirects


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers=(("Location", to),))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_on_the_same_host_are_followed(status: int, service: Service) -> None:
    service.plays(redirect("/doc/n02.docx", status), redirect(f"{service.url}/doc/n03.docx"), REPLY)
    assert get().data == DOCX
    assert [asked.path for asked in service.asked] == ["/api/symbol/access", "/doc/n02.docx", "/doc/n03.docx"]


ELSEWHERE = [
    "http://example.org/a.docx",
    "https://127.0.0.1/a.docx",
    "http://127.0.0.1:1/a.docx",
    "http://localhost/a.docx",
    "//example.org/a.docx",
    "file:///etc/passwd",
    "ftp://127.0.0.1/a",
    "http://[::1",
    "http://127.0.0.1:99999999/",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_redirects_to_anywhere_else_are_refused(target: str, service: Service) -> None:
    service.plays(redirect(target))
    with pytest.raises(ReadError, match=r"sends elsewhere, which is not followed|cannot be understood"):
        get()
    assert len(service.asked) == 1


def test_a_redirect_with_a_name_and_a_password_is_refused(service: Service) -> None:
    service.plays(redirect(service.url.replace("//", "//user:word@") + "/a.docx"))
    with pytest.raises(ReadError, match="sends elsewhere"):
        get()


def test_the_body_of_a_redirect_is_not_waited_for(service: Service) -> None:
    drip = Answer(b"x" * 1000, 302, (("Location", "/a.docx"),), pause=0.1)
    service.plays(drip, REPLY)
    assert get(options=Options(limits=Limits(seconds=20))).data == DOCX


def test_a_circle_of_redirects_is_left(service: Service) -> None:
    service.plays(redirect("/api/symbol/access"))
    with pytest.raises(ReadError, match="sends in circles"):
        get()
    assert len(service.asked) == 6


# Bounds


def test_a_body_that_says_it_is_too_large_is_not_read(service: Service) -> None:
    service.plays(Answer(DOCX, length=60_000_000))
    with pytest.raises(ReadError, match="more than 50,000,000 bytes, the limit `file_bytes`"):
        get()


def test_a_body_that_grows_too_large_is_left(service: Service) -> None:
    service.plays(Answer(DOCX * 100, length=-1))
    with pytest.raises(ReadError, match="more than 2,000 bytes"):
        get(options=Options(limits=Limits(file_bytes=2_000)))


def test_a_packed_body_is_measured_unpacked(service: Service) -> None:
    service.plays(Answer(packed(20_000_000), headers=(("Content-Encoding", "gzip"),)))
    with pytest.raises(ReadError, match="more than 1,000,000 bytes"):
        get(options=Options(limits=Limits(file_bytes=1_000_000)))


def test_a_body_packed_wrongly_is_told(service: Service) -> None:
    service.plays(Answer(DOCX, headers=(("Content-Encoding", "gzip"),)))
    with pytest.raises(ReadError, match="packed it wrongly"):
        get()


def test_a_body_that_drips_does_not_hold_anybody_up(service: Service) -> None:
    service.plays(Answer(DOCX, pause=0.05))
    with pytest.raises(ReadError, match="not here after 1 seconds, the limit `seconds`"):
        get(options=Options(limits=Limits(seconds=1)))


def test_a_body_cut_off_is_asked_for_again(service: Service) -> None:
    service.plays(Answer(DOCX[:500], length=len(DOCX)), REPLY)
    assert get().data == DOCX


def test_a_body_that_is_always_cut_off_is_told(service: Service) -> None:
    service.plays(Answer(DOCX[:500], length=len(DOCX)))
    with pytest.raises(ReadError, match=r"127.0.0.1 broke off in the middle\. Try again later"):
        get()
    assert [asked.format for asked in service.asked] == ["docx"] * 4 + ["doc", "pdf"]


CUT_OFF = {
    "the connection breaks": Answer(DOCX[:500], length=len(DOCX)),
    "shorter than announced": Answer(PDF[:-1], length=len(PDF)),
    "without its end": Answer(DOCX[:500], length=-1),
    "nothing of it": Answer(length=1),
    "an old Word file without its last sector": Answer(compound()[:-512], length=-1),
    "a failure of this format": Answer(status=500),
}


@pytest.mark.parametrize("cut", CUT_OFF.values(), ids=CUT_OFF)
@pytest.mark.parametrize("left", ["doc", "pdf"])
def test_what_is_cut_off_gives_way_to_the_next_format_with_a_remark(
    cut: Answer, left: str, service: Service
) -> None:
    whole = {"doc": compound(), "pdf": PDF}[left]
    service.play = lambda asked: Answer(whole) if asked.format == left else cut
    found = get()
    assert (found.data, found.format) == (whole, left)
    before = ["docx", "doc"][: ["doc", "pdf"].index(left) + 1]
    assert [remark.code for remark in found.remarks] == ["format-refused"] * len(before)
    for form, remark in zip(before, found.remarks, strict=True):
        assert remark.message.startswith(f"A-RES-57-218-en.{form}: ")
        assert remark.message.endswith(f". The {left} was read in its place; --refresh asks again.")
    asked = [one.format for one in service.asked]
    assert asked.count("docx") in (1, 4)
    assert asked[-len(before) :] == [*before[1:], left]
    again = get(options=Options(offline=True))
    assert (again.data, again.remarks) == (whole, found.remarks)


def test_a_better_format_that_comes_later_is_read_without_a_remark(service: Service) -> None:
    service.play = lambda asked: Answer(PDF) if asked.format == "pdf" else Answer(status=500)
    assert get().remarks
    service.play = lambda asked: Answer(DOCX) if asked.format == "docx" else Answer(status=404)
    assert get(options=Options(refresh=True)).remarks == ()
    assert get(options=Options(offline=True)).remarks == ()


def test_a_service_that_is_down_is_not_asked_for_every_format(service: Service) -> None:
    service.plays(Answer(status=503))
    with pytest.raises(ReadError, match="is in trouble"):
        get()
    assert {asked.format for asked in service.asked} == {"docx"}


def test_what_is_cut_off_is_never_kept(service: Service) -> None:
    service.plays(Answer(DOCX[:500], length=-1))
    with pytest.raises(ReadError, match="what came is cut off"):
        get()
    assert cache.entries() == []


LINEARIZED = (
    b"%PDF-1.6\n1 0 obj <</Linearized 1/L 860/O 3>> endobj %%EOF" + b"words " * 137 + b"%%EOF\r\n\r\n\r\n"
)
ENDS = [
    (LINEARIZED, LINEARIZED[:700]),
    (PDF + bytes(3000), PDF[:-6] + bytes(3000)),
    (b"{\\rtf1 {words} words}\r\n\0", b"{\\rtf1 {words} wor"),
    (DOCX + b"comment", DOCX[:-22]),
]


@pytest.mark.parametrize(("whole", "cut"), ENDS, ids=lambda data: ascii(data[:8]))
def test_a_whole_file_is_told_from_its_beginning(whole: bytes, cut: bytes) -> None:
    assert is_whole(whole)
    assert not is_whole(cut)


@pytest.mark.parametrize("length", [600, 1024, 1535, 2000])
def test_an_old_word_file_ends_in_its_last_sector(length: int) -> None:
    whole = compound()
    assert is_whole(whole)
    assert is_whole(whole[:-511])
    assert not is_whole(whole[:length])


@pytest.mark.parametrize("body", [DOCX, PDF], ids=["docx", "pdf"])
def test_a_body_without_a_length_must_end_as_its_format_does(body: bytes, service: Service) -> None:
    service.plays(Answer(body, length=-1))
    assert get().data == body
    service.plays(Answer(body[:900], length=-1))
    with pytest.raises(ReadError, match="what came is cut off"):
        get(options=Options(refresh=True))


# Trouble


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_service_in_trouble_is_asked_again(status: int, service: Service) -> None:
    service.plays(Answer(status=status), Answer(status=status, headers=(("Retry-After", "0"),)), REPLY)
    assert get().data == DOCX


@pytest.mark.parametrize(("status", "said"), [(429, "is too busy"), (503, "is in trouble")])
def test_a_service_that_stays_in_trouble_is_left_after_four_tries(
    status: int, said: str, service: Service
) -> None:
    service.plays(Answer(status=status))
    with pytest.raises(
        ReadError, match=rf"A/RES/57/218: 127.0.0.1 {said} \(HTTP {status}\)\. Try again later"
    ):
        get()
    assert len(service.asked) == 4


@pytest.mark.parametrize("after", ["3600", formatdate(4_000_000_000, usegmt=True)])
def test_a_service_that_asks_for_an_hour_is_not_waited_for(after: str, service: Service) -> None:
    service.plays(Answer(status=503, headers=(("Retry-After", after),)))
    with pytest.raises(ReadError, match="is in trouble"):
        get()
    assert len(service.asked) == 1


@pytest.mark.parametrize("after", ["soon", "-5", "Wed, 99 Foo", formatdate(0, usegmt=True)])
def test_an_odd_retry_after_does_no_harm(after: str, service: Service) -> None:
    service.plays(Answer(status=503, headers=(("Retry-After", after),)), REPLY)
    assert get().data == DOCX


def test_a_refusal_is_told_at_once(service: Service) -> None:
    service.plays(Answer(status=403))
    with pytest.raises(ReadError, match=r"127.0.0.1 refuses it \(HTTP 403\)\. Save it with a browser"):
        get()
    assert len(service.asked) == 1


def test_without_a_network_the_error_says_so(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDRAFT_UN_URL", "http://127.0.0.1:1")
    with pytest.raises(
        ReadError, match=r"127.0.0.1 cannot be reached; is there a network\?\. Try|is there a network"
    ):
        get()
    assert not service.asked


@pytest.mark.parametrize(
    "base",
    [
        *("http://example.org", "ftp://127.0.0.1", "documents.un.org", "https://", "https://a@b.org"),
        *(
            "https://b.org/?s=",
            "https://b.org/#a",
            "http://[::1",
            "file:///tmp",
            "http://127.0.0.1.example.org",
        ),
    ],
)
def test_the_address_of_the_service_is_https_or_this_machine(
    base: str, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDRAFT_UN_URL", base)
    with pytest.raises(OptionError, match=f"^REDRAFT_UN_URL: {re.escape(repr(base))} is no https address"):
        get()
    assert not service.asked


def test_a_request_has_nothing_but_symbol_language_and_format(service: Service) -> None:
    service.has(docx=DOCX)
    get(symbol("A/RES/31/16 A"), Options())
    assert service.asked == [
        Asked("/api/symbol/access", "A/RES/31/16A", "en", "docx", service.asked[0].agent)
    ]
