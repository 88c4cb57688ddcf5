"""Addresses of question sets, interviews, reports and of what belongs to a person."""

from django.urls import path

from interviews.views import answer, bank, interview, item, levels, practice, question_set, report, your_data

app_name = "interviews"

urlpatterns = [
    path("practice/", practice.list_all, name="practice_list"),
    path("levels/", levels.detail, name="levels"),
    path("your-data/", your_data.detail, name="your_data"),
    path("your-data/export/", your_data.export, name="your_data_export"),
    path("your-data/erase/", your_data.erase, name="your_data_erase"),
    path("postings/<str:code>/erase/", practice.erase_posting, name="posting_erase"),
    path("postings/<str:code>/question-sets/", question_set.create, name="question_set_create"),
    path("question-sets/<str:code>/", question_set.detail, name="question_set_detail"),
    path("question-sets/<str:code>/retry/", question_set.retry, name="question_set_retry"),
    path("question-sets/<str:code>/rewrite/", question_set.rewrite, name="question_set_rewrite"),
    path("question-sets/<str:code>/fill/", question_set.fill, name="question_set_fill"),
    path("question-sets/<str:code>/items/add/", item.create, name="item_create"),
    path("question-sets/<str:code>/items/<int:pk>/edit/", item.edit, name="item_edit"),
    path("question-sets/<str:code>/items/<int:pk>/replace/", item.replace, name="item_replace"),
    path("question-sets/<str:code>/items/<int:pk>/remove/", item.remove, name="item_remove"),
    path("question-sets/<str:code>/items/<int:pk>/move/", item.move, name="item_move"),
    path("question-sets/<str:code>/items/<int:pk>/pin/", item.pin, name="item_pin"),
    path("question-sets/<str:code>/interviews/", interview.create, name="interview_create"),
    path("interviews/<str:code>/", interview.detail, name="interview_detail"),
    path("interviews/<str:code>/pause/", interview.pause, name="interview_pause"),
    path("interviews/<str:code>/resume/", interview.resume, name="interview_resume"),
    path("interviews/<str:code>/finish/", interview.finish, name="interview_finish"),
    path("interviews/<str:code>/erase/", practice.erase_interview, name="interview_erase"),
    path("interviews/<str:code>/questions/<int:position>/", answer.detail, name="answer_detail"),
    path("interviews/<str:code>/answers/<int:pk>/draft/", answer.draft, name="answer_draft"),
    path("interviews/<str:code>/answers/<int:pk>/submit/", answer.submit, name="answer_submit"),
    path("interviews/<str:code>/answers/<int:pk>/skip/", answer.skip, name="answer_skip"),
    path("interviews/<str:code>/answers/<int:pk>/take-up/", answer.take_up, name="answer_take_up"),
    path("interviews/<str:code>/answers/<int:pk>/rate/", answer.rate, name="answer_rate"),
    path("interviews/<str:code>/answers/<int:pk>/retry/", answer.retry, name="answer_retry"),
    path("interviews/<str:code>/answers/<int:pk>/assess/", answer.assess, name="answer_assess"),
    path("interviews/<str:code>/report/", report.detail, name="report_detail"),
    path("interviews/<str:code>/report/retry/", report.retry, name="report_retry"),
    path("banks/", bank.list_all, name="bank_list"),
    path("banks/add/", bank.create, name="bank_create"),
    path("banks/<str:code>/", bank.detail, name="bank_detail"),
    path("banks/<str:code>/edit/", bank.edit, name="bank_edit"),
    path("banks/<str:code>/archive/", bank.archive, name="bank_archive"),
]
