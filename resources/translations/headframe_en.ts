<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Preferences</name>
    <message numerus="yes">
        <source>%n promise(s) mean(s) other days now</source>
        <translation>
            <numerusform>%n promise means other days now</numerusform>
            <numerusform>%n promises mean other days now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read and stay(s)</source>
        <translation>
            <numerusform>%n could not be read and stays</numerusform>
            <numerusform>%n could not be read and stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceRefresh</name>
    <message numerus="yes">
        <source>%n listing(s)</source>
        <translation>
            <numerusform>%n listing</numerusform>
            <numerusform>%n listings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PricesDialog</name>
    <message numerus="yes">
        <source>not found at the source on %n day(s)</source>
        <translation>
            <numerusform>not found at the source on %n day</numerusform>
            <numerusform>not found at the source on %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not believed</source>
        <translation>
            <numerusform>%n row not believed</numerusform>
            <numerusform>%n rows not believed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StarterRemovalForm</name>
    <message numerus="yes">
        <source>%n company(s)</source>
        <translation>
            <numerusform>%n company</numerusform>
            <numerusform>%n companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s)</source>
        <translation>
            <numerusform>%n listing</numerusform>
            <numerusform>%n listings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n milestone(s)</source>
        <translation>
            <numerusform>%n milestone</numerusform>
            <numerusform>%n milestones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n deal</numerusform>
            <numerusform>%n deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) of yours</source>
        <translation>
            <numerusform>%n note of yours</numerusform>
            <numerusform>%n notes of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that you changed</source>
        <translation>
            <numerusform>%n thing that you changed</numerusform>
            <numerusform>%n things that you changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n list(s) of yours</source>
        <translation>
            <numerusform>in %n list of yours</numerusform>
            <numerusform>in %n lists of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>named by %n event(s) of yours</source>
        <translation>
            <numerusform>named by %n event of yours</numerusform>
            <numerusform>named by %n events of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that you are writing</source>
        <translation>
            <numerusform>%n note that you are writing</numerusform>
            <numerusform>%n notes that you are writing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) that you marked</source>
        <translation>
            <numerusform>%n price that you marked</numerusform>
            <numerusform>%n prices that you marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>named by %n thing(s) that stay(s)</source>
        <translation>
            <numerusform>named by %n thing that stays</numerusform>
            <numerusform>named by %n things that stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of yours</source>
        <translation>
            <numerusform>%n file of yours</numerusform>
            <numerusform>%n files of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that you added</source>
        <translation>
            <numerusform>%n thing that you added</numerusform>
            <numerusform>%n things that you added</numerusform>
        </translation>
    </message>
</context>
</TS>
