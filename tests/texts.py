"""A posting and an answer, written for the tests."""

POSTING_TEXT = """Ward Sister

Riverside Hospital is looking for a ward sister for its children's ward.

Key Responsibilities
• Lead a team of twelve nurses across day and night shifts.
• Plan staffing so that every shift is safely covered.
• Report incidents and follow up what was learned from them.
• Teach newly qualified nurses at the bedside.

Qualifications
• At least 3 years of experience on a children's ward
• Strong communication with families in distress
• Experience in planning rotas

Nice to have
• Knowledge of paediatric pain assessment

Key Skills
Team LeadershipStaff PlanningIncident ReportingCommunicationTeaching

Apply Now
"""

GOOD_ANSWER = (
    "In March 2023 our ward lost four nurses to flu in one weekend, and two night shifts had no one in charge. "
    "I drew up a plan with three options, phoned nine colleagues from the day team and agreed swaps with each "
    "of them. I also asked the matron for one agency nurse, because two of the swaps fell on school holidays. "
    "Every shift was covered, no bed was closed, and overtime came down from 60 to 22 hours in the month after. "
    "Since then I keep a list of volunteers, which the other wards have taken over."
)
